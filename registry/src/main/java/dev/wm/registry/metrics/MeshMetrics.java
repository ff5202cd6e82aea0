package dev.wm.registry.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.device.DeviceService;
import dev.wm.registry.host.HostService;
import dev.wm.registry.site.SiteService;
import dev.wm.registry.status.GatewayStatusService;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mesh's gauges: addresses in use, gateways' synchrony and ages, findings, as the
 * database and the gateways' reports say.
 */
@Component
class MeshMetrics {

	private static final String SITE = "site";

	// The pairs grow with the square of the sites; a thousand would be half a million
	// lines at every scrape.
	private static final int MOST_SITES_IN_PAIRS = 64;

	// The network's own, the gateway's and the broadcast address.
	private static final int RESERVED = 3;

	private final SiteService sites;

	private final HostService hosts;

	private final DeviceService devices;

	private final GatewayStatusService gateways;

	private final RecentFindings findings;

	private final Clock clock;

	MeshMetrics(SiteService sites, HostService hosts, DeviceService devices, GatewayStatusService gateways,
			RecentFindings findings, Clock clock) {
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.gateways = gateways;
		this.findings = findings;
		this.clock = clock;
	}

	/**
	 * Every gauge as of now.
	 * @return the gauges, one without a value included
	 */
	@Transactional(readOnly = true)
	public MetricSnapshots gauges() {
		List<GaugeRows> rows = new ArrayList<>(addresses(this.sites.all()));
		rows.addAll(gateways(this.gateways.all()));
		rows.add(findings(this.findings.findings()));
		return new MetricSnapshots(rows.stream().map(GaugeRows::snapshot).toArray(GaugeSnapshot[]::new));
	}

	private List<GaugeRows> addresses(List<Site> all) {
		Map<SiteDomain, Long> hostsBySite = this.hosts.countBySite();
		int roaming = this.devices.all().size();
		GaugeRows used = new GaugeRows("wm_site_addresses_used",
				"Addresses of a site's subnet that hosts and devices have.");
		GaugeRows size = new GaugeRows("wm_site_addresses",
				"Addresses of a site's subnet that hosts and devices may have.");
		for (Site site : all) {
			String name = site.domain().toString();
			used.add(hostsBySite.getOrDefault(site.domain(), 0L) + (site.hub() ? roaming : 0), SITE, name);
			size.add(site.subnet().size() - RESERVED, SITE, name);
		}
		return List.of(new GaugeRows("wm_devices", "Devices, enrolled or not.").add(roaming), used, size);
	}

	private List<GaugeRows> gateways(List<Gateway> all) {
		Instant now = this.clock.instant();
		GaugeRows enrolled = new GaugeRows("wm_gateway_enrolled", "1 where a gateway has enrolled.");
		all.forEach((gateway) -> enrolled.add(flag(gateway.enrolled()), SITE, name(gateway)));
		GaugeRows inSync = new GaugeRows("wm_gateway_in_sync", "1 where the gateway applied its configuration.");
		GaugeRows seen = new GaugeRows("wm_gateway_last_seen_age_seconds",
				"How long ago a gateway last polled its configuration.");
		List<Gateway> existing = all.stream().filter(Gateway::enrolled).toList();
		for (Gateway gateway : existing) {
			inSync.add(flag(gateway.inSync()), SITE, name(gateway));
			age(gateway.lastSeen(), now).ifPresent((age) -> seen.add(age, SITE, name(gateway)));
		}
		List<GaugeRows> rows = List.of(enrolled, inSync, seen);
		return (all.size() > MOST_SITES_IN_PAIRS) ? rows
				: Stream.concat(rows.stream(), Stream.of(handshakes(existing, now))).toList();
	}

	private static GaugeRows handshakes(List<Gateway> enrolled, Instant now) {
		GaugeRows rows = new GaugeRows("wm_gateway_handshake_age_seconds",
				"How long ago a gateway last had a handshake with another; absent with more than 64 sites.");
		Set<String> sites = enrolled.stream().map(MeshMetrics::name).collect(Collectors.toSet());
		for (Gateway gateway : enrolled) {
			for (PeerStatus peer : gateway.peers()) {
				if (sites.contains(peer.name())) {
					age(peer.lastHandshake(), now)
						.ifPresent((age) -> rows.add(age, SITE, name(gateway), "peer", peer.name()));
				}
			}
		}
		return rows;
	}

	private static GaugeRows findings(List<Finding> all) {
		Map<Severity, Long> counts = all.stream()
			.collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
		GaugeRows rows = new GaugeRows("wm_findings", "What is wrong now, by severity.");
		Stream.of(Severity.values())
			.forEach((severity) -> rows.add(counts.getOrDefault(severity, 0L), "severity", severity.toString()));
		return rows;
	}

	private static OptionalLong age(@Nullable Instant since, Instant now) {
		// Clocks of two machines may differ a little.
		return (since != null) ? OptionalLong.of(Math.max(0, Duration.between(since, now).toSeconds()))
				: OptionalLong.empty();
	}

	private static String name(Gateway gateway) {
		return gateway.site().toString();
	}

	private static int flag(boolean value) {
		return value ? 1 : 0;
	}

}
