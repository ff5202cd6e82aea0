package dev.wm.registry.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the mesh is doing, as the database and the gateways' reports tell.
 */
@Component
class MeshMetrics {

	// The pairs grow with the square of the sites; a thousand would be half a million
	// lines at every look.
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

	@Transactional(readOnly = true)
	public void write(MetricsText text) {
		addresses(text, this.sites.all());
		gateways(text, this.gateways.all());
		findings(text, this.findings.findings());
	}

	private void addresses(MetricsText text, List<Site> all) {
		Map<SiteDomain, Long> hostsBySite = this.hosts.countBySite();
		int roaming = this.devices.all().size();
		text.gauge("wm_devices", "Devices, enrolled or not.", roaming);
		MetricsText.Family used = text.family("wm_site_addresses_used", MetricsText.Type.GAUGE,
				"Addresses of a site's subnet that hosts and devices have.");
		all.forEach((site) -> used.sample(hostsBySite.getOrDefault(site.domain(), 0L) + (site.hub() ? roaming : 0),
				"site", site.domain().toString()));
		MetricsText.Family size = text.family("wm_site_addresses", MetricsText.Type.GAUGE,
				"Addresses of a site's subnet that hosts and devices may have.");
		all.forEach((site) -> size.sample(site.subnet().size() - RESERVED, "site", site.domain().toString()));
	}

	private void gateways(MetricsText text, List<Gateway> all) {
		each(text, "wm_gateway_enrolled", "1 where a gateway has enrolled.", all,
				(gateway) -> flag(gateway.enrolled()));
		List<Gateway> enrolled = all.stream().filter(Gateway::enrolled).toList();
		each(text, "wm_gateway_in_sync", "1 where the gateway applied what it should.", enrolled,
				(gateway) -> flag(gateway.inSync()));
		Instant now = this.clock.instant();
		MetricsText.Family seen = text.family("wm_gateway_last_seen_age_seconds", MetricsText.Type.GAUGE,
				"How long ago a gateway last asked for its configuration.");
		enrolled.forEach((gateway) -> age(gateway.lastSeen(), now, (age) -> seen.sample(age, "site", name(gateway))));
		if (all.size() <= MOST_SITES_IN_PAIRS) {
			handshakes(text, enrolled, now);
		}
	}

	private static void handshakes(MetricsText text, List<Gateway> enrolled, Instant now) {
		MetricsText.Family handshake = text.family("wm_gateway_handshake_age_seconds", MetricsText.Type.GAUGE,
				"How long ago a gateway last had a handshake with another; not told with more than 64 sites.");
		Map<String, Gateway> sites = enrolled.stream()
			.collect(Collectors.toMap(MeshMetrics::name, Function.identity()));
		for (Gateway gateway : enrolled) {
			for (PeerStatus peer : gateway.peers()) {
				if (sites.containsKey(peer.name())) {
					age(peer.lastHandshake(), now,
							(age) -> handshake.sample(age, "site", name(gateway), "peer", peer.name()));
				}
			}
		}
	}

	private static void findings(MetricsText text, List<Finding> all) {
		Map<Severity, Long> counts = new EnumMap<>(Severity.class);
		all.forEach((finding) -> counts.merge(finding.severity(), 1L, Long::sum));
		MetricsText.Family family = text.family("wm_findings", MetricsText.Type.GAUGE,
				"What is wrong now, by how much it matters.");
		Arrays.stream(Severity.values())
			.forEach((severity) -> family.sample(counts.getOrDefault(severity, 0L), "severity", severity.toString()));
	}

	private static void each(MetricsText text, String name, String help, List<Gateway> gateways,
			ToLongFunction<Gateway> value) {
		MetricsText.Family family = text.family(name, MetricsText.Type.GAUGE, help);
		gateways.forEach((gateway) -> family.sample(value.applyAsLong(gateway), "site", name(gateway)));
	}

	private static void age(@Nullable Instant since, Instant now, LongConsumer sample) {
		if (since != null) {
			// Clocks of two machines may differ a little.
			sample.accept(Math.max(0, Duration.between(since, now).toSeconds()));
		}
	}

	private static String name(Gateway gateway) {
		return gateway.site().toString();
	}

	private static long flag(boolean value) {
		return value ? 1 : 0;
	}

}
