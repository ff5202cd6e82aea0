package dev.wm.agent.probe;

import java.util.List;

import dev.wm.contract.v1.gateway.HostSighting;

/**
 * Looks for the pinned hosts on the LANs.
 */
@FunctionalInterface
public interface PinLookup {

	/**
	 * Looks at the neighbour table, and probes what contradicts a pin there, which takes
	 * up to half a minute. It changes nothing.
	 * @param targets the pinned hosts
	 * @return where they contradict their pins, sorted by host; empty if the neighbour
	 * table cannot be read
	 */
	List<HostSighting> look(PinTargets targets);

}
