package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * Looks up the LAN addresses of gateways.
 */
@FunctionalInterface
public interface GatewayLanAddresses {

	/**
	 * Looks up the addresses of a site's gateway on its LANs, inside the caller's
	 * transaction.
	 * @param site the site
	 * @return its last reported addresses, empty if there are none
	 */
	List<IpAddress> onLans(SiteDomain site);

}
