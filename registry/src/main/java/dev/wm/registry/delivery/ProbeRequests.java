package dev.wm.registry.delivery;

import java.util.OptionalLong;

import dev.wm.contract.net.SiteDomain;

/**
 * The probes that the running deep check still waits for.
 */
public interface ProbeRequests {

	/**
	 * Reads the running deep check from the database.
	 * @return whether it is new to this process
	 */
	boolean refresh();

	/**
	 * The deep check that a polling gateway has to probe for, from memory.
	 * @param site whose gateway
	 * @return the deep check's number, empty if there is nothing to do
	 * @param started the last deep check that it has started to probe for, 0 for none;
	 * empty if the gateway does not support probes, which is recorded
	 */
	OptionalLong pending(SiteDomain site, OptionalLong started);

}
