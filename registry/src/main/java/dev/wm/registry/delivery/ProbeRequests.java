package dev.wm.registry.delivery;

import java.util.OptionalLong;

import dev.wm.contract.net.SiteDomain;

/**
 * Knows which gateways have to look around for the deep check that runs.
 */
public interface ProbeRequests {

	/**
	 * Reads again which deep check runs.
	 * @return whether it is one that was not known here
	 */
	boolean look();

	/**
	 * What a gateway that asks for its configuration is to begin with. It is answered
	 * from memory, since every poll asks.
	 * @param site whose gateway
	 * @param begun the last deep check that it has begun with, 0 for none; empty if it
	 * cannot look at all, which is noted
	 * @return the deep check's number, empty if there is nothing to do
	 */
	OptionalLong wanted(SiteDomain site, OptionalLong begun);

}
