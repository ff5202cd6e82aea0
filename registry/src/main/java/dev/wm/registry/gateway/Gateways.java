package dev.wm.registry.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.device.Devices;
import dev.wm.registry.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the gateways are doing.
 */
@Service
public class Gateways {

	private final GatewayTable table;

	private final ReportForm form;

	private final LatestReports latest;

	private final Sites sites;

	private final Devices devices;

	private final Sightings sightings;

	private final WantedTags wanted;

	private final Clock clock;

	Gateways(GatewayTable table, ReportForm form, LatestReports latest, Sites sites, Devices devices,
			Sightings sightings, WantedTags wanted, Clock clock) {
		this.table = table;
		this.form = form;
		this.latest = latest;
		this.sites = sites;
		this.devices = devices;
		this.sightings = sightings;
		this.wanted = wanted;
		this.clock = clock;
	}

	/**
	 * How each site's gateway is doing.
	 * @return one for each site, by domain
	 */
	@Transactional(readOnly = true)
	public List<Gateway> all() {
		Map<SiteDomain, GatewayEntity> stored = this.table.bySite();
		List<Site> all = this.sites.all();
		PeerNames names = new PeerNames(all, this.devices.all());
		return all.stream().map((site) -> gateway(site, stored.get(site.domain()), names)).toList();
	}

	private Gateway gateway(Site site, @Nullable GatewayEntity stored, PeerNames names) {
		if (site.publicKey() == null || stored == null) {
			return Gateway.missing(site.domain());
		}
		Received received = this.latest.with(site.domain(), this.form.read(stored));
		return (received != null) ? reported(stored, received, names) : unheard(stored);
	}

	private Gateway unheard(GatewayEntity stored) {
		return new Gateway(stored.site(), true, false, lastSeen(stored), null, stored.address(), null, null, List.of(),
				List.of(), List.of(), List.of(), List.of());
	}

	private Gateway reported(GatewayEntity stored, Received received, PeerNames names) {
		GatewayReport report = received.report();
		ReportReading reading = new ReportReading(received, names, this.clock.instant());
		return new Gateway(stored.site(), true, isInSync(stored.site(), report.appliedTag()), lastSeen(stored),
				report.version(), stored.address(), report.appliedRevision(), report.revertedTag(), report.uplinks(),
				report.subsystems(), reading.peers(), reading.repairs(), report.problems());
	}

	private @Nullable Instant lastSeen(GatewayEntity stored) {
		return this.sightings.last(stored.site(), stored.lastSeen());
	}

	private boolean isInSync(SiteDomain site, @Nullable String applied) {
		return applied != null
				&& this.wanted.wantedTag(site).filter((tag) -> WantedTags.isSame(tag, applied)).isPresent();
	}

}
