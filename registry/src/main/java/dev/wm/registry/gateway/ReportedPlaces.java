package dev.wm.registry.gateway;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.site.GatewayPlaces;
import org.springframework.stereotype.Component;

/**
 * Where gateways say that they are. A report that says something new is stored at once,
 * so every registry knows.
 */
@Component
class ReportedPlaces implements GatewayPlaces {

	private final GatewayTable table;

	private final ReportForm form;

	ReportedPlaces(GatewayTable table, ReportForm form) {
		this.table = table;
		this.form = form;
	}

	@Override
	public List<IpAddress> onLans(SiteDomain site) {
		return this.table.find(site)
			.map(this.form::read)
			.map((stored) -> stored.report().lanAddresses())
			.orElse(List.of());
	}

}
