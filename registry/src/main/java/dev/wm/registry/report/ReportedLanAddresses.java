package dev.wm.registry.report;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.gateway.StoredGateway;
import dev.wm.registry.site.GatewayLanAddresses;
import org.springframework.stereotype.Component;

/**
 * The LAN addresses in the gateways' stored reports. A report with new ones is stored at
 * once, so every registry has them.
 */
@Component
class ReportedLanAddresses implements GatewayLanAddresses {

	private final GatewayStore gateways;

	ReportedLanAddresses(GatewayStore gateways) {
		this.gateways = gateways;
	}

	@Override
	public List<IpAddress> onLans(SiteDomain site) {
		return this.gateways.find(site)
			.map(StoredGateway::report)
			.map((stored) -> stored.report().lanAddresses())
			.orElse(List.of());
	}

}
