package dev.wm.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Site;
import org.jspecify.annotations.Nullable;

/**
 * The whole mesh in one table: each site with its gateway's state, below it what is wrong
 * there and its hosts.
 */
final class OverviewTable {

	private final Table table = new Table("SITE / HOST", "OVERLAY", "LAN", "GATEWAY");

	private final Instant now;

	private OverviewTable(Instant now) {
		this.now = now;
	}

	static Table of(Overview overview, Instant now) {
		Map<SiteDomain, List<Host>> hosts = overview.hosts()
			.stream()
			.collect(Collectors.groupingBy((host) -> host.name().domain()));
		Map<SiteDomain, Gateway> gateways = overview.gateways()
			.stream()
			.collect(Collectors.toMap(Gateway::site, Function.identity(), (first, second) -> first));
		OverviewTable rows = new OverviewTable(now);
		for (Site site : overview.sites()) {
			rows.add(site, gateways.get(site.domain()));
			hosts.getOrDefault(site.domain(), List.of()).forEach(rows::add);
		}
		return rows.table;
	}

	private void add(Site site, @Nullable Gateway gateway) {
		String title = site.domain() + (site.hub() ? " (hub)" : "");
		String state = (gateway != null) ? GatewayState.describe(gateway, this.now) : "never seen";
		this.table.row(title, site.subnet(), Cells.joined(site.lans()), state);
		if (gateway != null) {
			gateway.problems().forEach((problem) -> this.table.note("  ! " + problem));
		}
	}

	private void add(Host host) {
		this.table.row("  " + host.name(), host.overlayAddress(), host.localAddress(), "");
	}

}
