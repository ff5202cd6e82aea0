package dev.wm.registry.presence;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * The public addresses of gateways that are known in memory.
 */
@FunctionalInterface
public interface KnownEndpoints {

	/**
	 * Whether a gateway's address is new, and of use to the others.
	 * @param site whose gateway
	 * @param address the address that its request comes from
	 * @return true if it should be stored
	 */
	boolean isNew(SiteDomain site, IpAddress address);

}
