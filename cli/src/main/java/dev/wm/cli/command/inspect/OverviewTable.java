package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Style;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@code wm list}: each site with its gateway's status, below it its
 * problems and hosts, and at the hub the devices.
 */
final class OverviewTable {

	private final Table table = new Table("SITE / HOST", "OVERLAY", "LAN", "STATE");

	private final Instant now;

	private final Handshakes tunnels;

	private OverviewTable(Overview overview, Instant now) {
		this.now = now;
		this.tunnels = new Handshakes(overview.gateways());
	}

	// Sorted maps: a record's equals is linked at run time, which a short run feels.
	static Table of(Overview overview, Instant now) {
		Map<SiteDomain, List<Host>> hosts = overview.hosts()
			.stream()
			.collect(Collectors.groupingBy((host) -> host.name().domain(), TreeMap::new, Collectors.toList()));
		Map<SiteDomain, Gateway> gateways = overview.gateways()
			.stream()
			.collect(Collectors.toMap(Gateway::site, Function.identity(), (first, second) -> first, TreeMap::new));
		OverviewTable rows = new OverviewTable(overview, now);
		for (Site site : overview.sites()) {
			rows.add(site, gateways.get(site.domain()));
			hosts.getOrDefault(site.domain(), List.of()).forEach(rows::add);
			if (site.hub()) {
				overview.devices().forEach((device) -> rows.add(device, site));
			}
		}
		return rows.table;
	}

	private void add(Site site, @Nullable Gateway gateway) {
		String title = site.domain() + (site.hub() ? " (hub)" : "");
		Gateway known = (gateway != null) ? gateway : Gateway.missing(site.domain());
		this.table.row(Style.HEADING.of(title), site.subnet(), CellText.joined(site.lans()), state(known));
		known.problems().forEach((problem) -> this.table.note(Style.BAD.of("  ! " + problem)));
	}

	private Object state(Gateway gateway) {
		String summary = Handshakes.summary(gateway, this.now);
		String text = GatewayStatus.describe(gateway, this.now) + (summary.isEmpty() ? "" : ", " + summary);
		return GatewayStatus.style(gateway, this.now).of(text);
	}

	private void add(Host host) {
		String isolated = (host.type() == HostType.ISOLATED) ? "isolated" : "";
		String masquerade = host.masquerade() ? "masquerade" : "";
		String state = isolated + ((isolated.isEmpty() || masquerade.isEmpty()) ? "" : ", ") + masquerade;
		this.table.row("  " + host.name(), host.overlayAddress(), host.localAddress(), state);
	}

	private void add(Device device, Site hub) {
		this.table.row("  " + ObjectNames.name(device), device.overlayAddress(), "-",
				device.type() + ", " + connection(device, hub));
	}

	private String connection(Device device, Site hub) {
		if (device.publicKey() == null) {
			return "not enrolled";
		}
		PeerStatus peer = this.tunnels.between(hub.domain(), ObjectNames.name(device));
		if (peer == null || peer.lastHandshake() == null) {
			return "not connected";
		}
		String ago = RelativeTime.of(Duration.between(peer.lastHandshake(), this.now));
		return Handshakes.isAlive(peer, this.now) ? "connected" : "last connected " + ago;
	}

}
