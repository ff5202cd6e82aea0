package dev.wm.registry.status;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.device.DeviceService;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.gateway.ReceivedReport;
import dev.wm.registry.gateway.StoredGateway;
import dev.wm.registry.presence.LastSeenTracker;
import dev.wm.registry.report.LatestReports;
import dev.wm.registry.site.SiteService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The status of the gateways.
 */
@Service
public class GatewayStatusService {

	private final GatewayStore gateways;

	private final LatestReports latest;

	private final SiteService sites;

	private final DeviceService devices;

	private final LastSeenTracker lastSeenTracker;

	private final DesiredTags desiredTags;

	private final Clock clock;

	GatewayStatusService(GatewayStore gateways, LatestReports latest, SiteService sites, DeviceService devices,
			LastSeenTracker lastSeenTracker, DesiredTags desiredTags, Clock clock) {
		this.gateways = gateways;
		this.latest = latest;
		this.sites = sites;
		this.devices = devices;
		this.lastSeenTracker = lastSeenTracker;
		this.desiredTags = desiredTags;
		this.clock = clock;
	}

	/**
	 * Reads the status of every gateway.
	 * @return one for each site, by domain
	 */
	@Transactional(readOnly = true)
	public List<Gateway> all() {
		Map<SiteDomain, StoredGateway> stored = this.gateways.bySite();
		List<Site> all = this.sites.all();
		PeerNames names = new PeerNames(all, this.devices.all());
		return all.stream().map((site) -> gateway(site, stored.get(site.domain()), names)).toList();
	}

	private Gateway gateway(Site site, @Nullable StoredGateway stored, PeerNames names) {
		if (site.publicKey() == null || stored == null) {
			return Gateway.missing(site.domain());
		}
		ReceivedReport received = this.latest.with(site.domain(), stored.report());
		return (received != null) ? reported(stored, received, names) : withoutReport(stored);
	}

	private Gateway withoutReport(StoredGateway stored) {
		return new Gateway(stored.site(), true, false, lastSeen(stored), null, stored.publicAddress(), null, null,
				List.of(), List.of(), List.of(), List.of(), List.of(), null);
	}

	private Gateway reported(StoredGateway stored, ReceivedReport received, PeerNames names) {
		GatewayReport report = received.report();
		ReportMapper reading = new ReportMapper(received, names, this.clock.instant());
		return new Gateway(stored.site(), true, isInSync(stored.site(), report.appliedTag()), lastSeen(stored),
				report.version(), stored.publicAddress(), report.appliedRevision(), report.revertedTag(),
				report.uplinks(), report.subsystems(), reading.peers(), reading.repairs(), report.problems(),
				report.sightings(), report.blocks(), report.lanAddresses(), received.at(), reading.clockOffset(),
				reading.refusedSources());
	}

	private @Nullable Instant lastSeen(StoredGateway stored) {
		return this.lastSeenTracker.lastSeen(stored.site(), stored.lastSeen());
	}

	private boolean isInSync(SiteDomain site, @Nullable String applied) {
		return applied != null
				&& this.desiredTags.desiredTag(site).filter((tag) -> DesiredTags.isSame(tag, applied)).isPresent();
	}

}
