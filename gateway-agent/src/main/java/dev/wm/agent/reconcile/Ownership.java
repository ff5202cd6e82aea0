package dev.wm.agent.reconcile;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.text.FileMark;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.gateway.ForeignInterface;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the WireGuard interface and its file are the agent's own, so that
 * somebody else's server of the same name is never touched. An interface is ours if it
 * has one of our keys, a file if it has our header or one of our keys; the record in
 * {@code /var/lib/wm} stands in for what was damaged since.
 *
 * @param mesh the mesh's interface
 * @param observed the machine's state
 * @param ownKeys which public keys belong to this gateway
 */
record Ownership(InterfaceName mesh, ObservedState observed, Predicate<PublicKey> ownKeys) {

	private static final String REMEDY = ". " + ForeignInterface.LEFT_ALONE
			+ ": set WM_INTERFACE=wm0 in /etc/wm/gateway.env and restart wm-gateway, or remove it if nobody needs it.";

	private static final Pattern PRIVATE_KEY = Pattern.compile("(?im)^\\s*PrivateKey\\s*=\\s*(\\S+)\\s*$");

	/**
	 * Why nothing may be applied.
	 * @return a sentence with the remedy, empty if interface and file are ours or missing
	 */
	Optional<String> refusal() {
		if (isOtherKind()) {
			return Optional.of("Interface " + this.mesh + " exists and is no WireGuard interface" + REMEDY);
		}
		if (isForeignTunnel()) {
			return Optional.of("WireGuard interface " + this.mesh
					+ " exists and wm did not make it: its key is another's" + REMEDY);
		}
		return isForeignFile()
				? Optional.of(ManagedFile.WIREGUARD.path(this.mesh) + " exists and wm did not write it" + REMEDY)
				: Optional.empty();
	}

	private boolean isOtherKind() {
		return this.observed.tunnel().isEmpty() && this.observed.networkInterface(this.mesh.text())
			.map(NetworkInterface::link)
			.map((link) -> link.kind())
			.filter((kind) -> !kind.equals("wireguard"))
			.isPresent();
	}

	private boolean isForeignTunnel() {
		TunnelState tunnel = this.observed.tunnel().orElse(null);
		if (tunnel == null || hasOwnKey(tunnel)) {
			return false;
		}
		boolean blank = tunnel.publicKey() == null && tunnel.peers().isEmpty();
		return text().map((text) -> !isOurs(text)).orElse(!blank && !isRecorded()) && !(blank && !isForeignFile());
	}

	private boolean hasOwnKey(TunnelState tunnel) {
		PublicKey key = tunnel.publicKey();
		return key != null && this.ownKeys.test(key);
	}

	// Without a private key nothing in it can be lost.
	private boolean isForeignFile() {
		return text().filter((text) -> !isOurs(text))
			.filter((text) -> PRIVATE_KEY.matcher(text).find() || !isRecorded())
			.isPresent();
	}

	private boolean isRecorded() {
		return this.observed.made().equals(Optional.of(this.mesh.text()));
	}

	private Optional<String> text() {
		return Optional.ofNullable(this.observed.files().get(ManagedFile.WIREGUARD))
			.map(FileState::content)
			.map((content) -> content.content());
	}

	private boolean isOurs(String text) {
		return FileMark.isIn(text) || keyIn(text).filter(this.ownKeys).isPresent();
	}

	private static Optional<PublicKey> keyIn(String text) {
		Matcher matcher = PRIVATE_KEY.matcher(text);
		return matcher.find() ? Optional.ofNullable(publicKey(matcher.group(1))) : Optional.empty();
	}

	private static @Nullable PublicKey publicKey(String privateKey) {
		try {
			return PrivateKey.parse(privateKey).publicKey();
		}
		catch (InvalidValueException ex) {
			return null;
		}
	}

}
