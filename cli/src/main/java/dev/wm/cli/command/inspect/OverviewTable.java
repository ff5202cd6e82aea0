package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Style;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.Endpoint;
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
 * problems and hosts, and at the hub the devices. The wide one also has the endpoint and
 * the last handshake of gateways and devices, and each gateway's applied revision and
 * version.
 */
final class OverviewTable {

	private static final List<String> HEADINGS = List.of("SITE / HOST", "OVERLAY", "LAN", "STATE");

	private static final int LAN = 2;

	private static final List<String> WIDE_HEADINGS = List.of("ENDPOINT", "LAST HANDSHAKE", "REVISION", "VERSION");

	private static final List<String> NO_TUNNEL = List.of("", "", "", "");

	private final boolean wide;

	private final Table table;

	private final Instant now;

	private final Handshakes tunnels;

	private OverviewTable(Overview overview, Instant now, boolean wide) {
		this.now = now;
		this.wide = wide;
		this.tunnels = new Handshakes(overview.gateways());
		this.table = new Table(cells(HEADINGS, WIDE_HEADINGS).toArray(String[]::new)).dropFirst(LAN);
	}

	// Sorted maps: a record's equals is linked at run time, which a short run feels.
	static Table of(Overview overview, Instant now, boolean wide) {
		Map<SiteDomain, List<Host>> hosts = overview.hosts()
			.stream()
			.collect(Collectors.groupingBy((host) -> host.name().domain(), TreeMap::new, Collectors.toList()));
		Map<SiteDomain, Gateway> gateways = overview.gateways()
			.stream()
			.collect(Collectors.toMap(Gateway::site, Function.identity(), (first, second) -> first, TreeMap::new));
		OverviewTable rows = new OverviewTable(overview, now, wide);
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
		row(List.of(Style.HEADING.of(title), site.subnet(), CellText.joined(site.lans()), state(known)),
				List.of(CellText.orDash(endpoint(site, known)), ago(Handshakes.latest(known)),
						CellText.orDash(known.appliedRevision()), CellText.orDash(known.version())));
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
		row(List.of("  " + host.name(), host.overlayAddress(), host.localAddress(), state), NO_TUNNEL);
	}

	private void add(Device device, Site hub) {
		PeerStatus peer = this.tunnels.between(hub.domain(), ObjectNames.name(device));
		row(List.of("  " + ObjectNames.name(device), device.overlayAddress(), "-",
				device.type() + ", " + connection(device, peer)),
				List.of(CellText.orDash((peer != null) ? peer.endpoint() : null),
						ago((peer != null) ? peer.lastHandshake() : null), "", ""));
	}

	private void row(List<?> cells, List<?> wideCells) {
		this.table.row(cells(cells, wideCells).toArray());
	}

	private Stream<?> cells(List<?> cells, List<?> wideCells) {
		return this.wide ? Stream.concat(cells.stream(), wideCells.stream()) : cells.stream();
	}

	/** As set, or else the address that the gateway polls from. */
	private static @Nullable Endpoint endpoint(Site site, Gateway gateway) {
		if (site.endpoint() != null || gateway.publicAddress() == null) {
			return site.endpoint();
		}
		return new Endpoint(gateway.publicAddress(), site.listenPort());
	}

	private Object ago(@Nullable Instant instant) {
		return CellText.orDash((instant != null) ? RelativeTime.of(Duration.between(instant, this.now)) : null);
	}

	private String connection(Device device, @Nullable PeerStatus peer) {
		if (device.publicKey() == null) {
			return "not enrolled";
		}
		if (peer == null || peer.lastHandshake() == null) {
			return "not connected";
		}
		String ago = RelativeTime.of(Duration.between(peer.lastHandshake(), this.now));
		return Handshakes.isAlive(peer, this.now) ? "connected" : "last connected " + ago;
	}

}
