package dev.wm.registry.presence;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * Knows, without asking the database, where gateways are said to be.
 */
@FunctionalInterface
public interface KnownEndpoints {

	/**
	 * Whether it would be new to have a gateway at an address, and of use to the others.
	 * @param site whose gateway
	 * @param address where it asks from
	 * @return true if it is worth being written
	 */
	boolean isNews(SiteDomain site, IpAddress address);

}
