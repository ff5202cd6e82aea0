package dev.wm.agent.observed;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An observed WireGuard peer.
 *
 * @param endpoint its present endpoint, null if unknown
 * @param allowedIps its allowed IPs
 * @param keepalive its persistent keepalive in seconds, 0 for none
 * @param recentHandshake whether the last handshake is at most 3 minutes old
 */
public record PeerState(@Nullable String endpoint, Set<String> allowedIps, int keepalive, boolean recentHandshake) {

	public PeerState {
		allowedIps = Set.copyOf(allowedIps);
	}

}
