package dev.wm.agent.observed;

import java.util.Map;

import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The observed state of a WireGuard interface.
 *
 * @param publicKey the key that belongs to its private key, null if it has none
 * @param listenPort the UDP port, 0 if none was set
 * @param peers its peers
 * @param traffic their endpoints and counters
 */
public record TunnelState(@Nullable PublicKey publicKey, int listenPort, Map<PublicKey, PeerState> peers,
		Map<PublicKey, PeerTraffic> traffic) {

	public TunnelState {
		peers = Map.copyOf(peers);
		traffic = Map.copyOf(traffic);
	}

	public TunnelState(@Nullable PublicKey publicKey, int listenPort, Map<PublicKey, PeerState> peers) {
		this(publicKey, listenPort, peers, Map.of());
	}

	TunnelState withoutTraffic() {
		return new TunnelState(this.publicKey, this.listenPort, this.peers);
	}

}
