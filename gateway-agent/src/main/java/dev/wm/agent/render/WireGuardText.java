package dev.wm.agent.render;

import java.util.function.Predicate;

import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.WireGuardInterface;
import dev.wm.agent.text.SecretText;

/**
 * Renders the WireGuard interface in the formats of wg(8) and wg-quick(8).
 */
final class WireGuardText {

	private WireGuardText() {
	}

	/**
	 * The file wg0.conf, in the format of wg-quick(8).
	 * @param wanted the interface
	 * @return the text
	 */
	static String file(WireGuardInterface wanted) {
		StringBuilder text = new StringBuilder(FileHeader.line());
		text.append("[Interface]\n");
		line(text, "PrivateKey", wanted.privateKey().base64());
		line(text, "Address", wanted.address());
		line(text, "ListenPort", wanted.listenPort());
		line(text, "MTU", wanted.mtu());
		for (Peer peer : wanted.peers()) {
			text.append("\n[Peer]\n# ").append(peer.name()).append('\n');
			peer(text, peer, true);
		}
		return text.toString();
	}

	/**
	 * The input of {@code wg syncconf}. It sets every endpoint that it is given and so
	 * undoes roaming: an endpoint is only in it where the caller says so.
	 * @param wanted the interface
	 * @param withEndpoint which peers' endpoints to set
	 * @return the text
	 */
	static SecretText sync(WireGuardInterface wanted, Predicate<Peer> withEndpoint) {
		StringBuilder text = new StringBuilder("[Interface]\n");
		line(text, "PrivateKey", wanted.privateKey().base64());
		line(text, "ListenPort", wanted.listenPort());
		for (Peer peer : wanted.peers()) {
			text.append("\n[Peer]\n");
			peer(text, peer, withEndpoint.test(peer));
		}
		return new SecretText(text.toString());
	}

	private static void peer(StringBuilder text, Peer peer, boolean withEndpoint) {
		line(text, "PublicKey", peer.key());
		line(text, "AllowedIPs", peer.subnet());
		if (withEndpoint && peer.endpoint() != null) {
			line(text, "Endpoint", peer.endpoint());
		}
		if (peer.keepalive() > 0) {
			line(text, "PersistentKeepalive", peer.keepalive());
		}
	}

	private static void line(StringBuilder text, String key, Object value) {
		text.append(key).append(" = ").append(value).append('\n');
	}

}
