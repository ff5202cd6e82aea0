package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * Knows where gateways are on their own LANs.
 */
@FunctionalInterface
public interface GatewayLanAddresses {

	/**
	 * The addresses that a site's gateway has on its LANs, inside the caller's
	 * transaction.
	 * @param site the site
	 * @return what the gateway reported last, empty if it has not said
	 */
	List<IpAddress> onLans(SiteDomain site);

}
