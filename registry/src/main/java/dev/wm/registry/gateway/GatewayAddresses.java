package dev.wm.registry.gateway;

import java.util.Map;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.springframework.stereotype.Component;

/**
 * Where gateways were seen to ask from, inside the caller's transaction.
 */
@Component
public class GatewayAddresses {

	private final GatewayTable table;

	GatewayAddresses(GatewayTable table) {
		this.table = table;
	}

	/**
	 * All that there are.
	 * @return the addresses, by site
	 */
	public Map<SiteDomain, IpAddress> all() {
		return this.table.addresses();
	}

}
