package dev.wm.agent.observed;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A peer as the interface has it.
 *
 * @param endpoint where it was last heard or is called, null if unknown
 * @param allowedIps what it may send from
 * @param keepalive seconds between two signs of life, 0 for none
 * @param recentHandshake whether it was heard of lately
 */
public record PeerState(@Nullable String endpoint, Set<String> allowedIps, int keepalive, boolean recentHandshake) {

	public PeerState {
		allowedIps = Set.copyOf(allowedIps);
	}

}
