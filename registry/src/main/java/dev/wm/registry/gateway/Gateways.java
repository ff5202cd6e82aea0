package dev.wm.registry.gateway;

import java.util.List;
import java.util.Map;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.Site;
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

	private final Sites sites;

	private final Sightings sightings;

	private final WantedTags wanted;

	Gateways(GatewayTable table, Sites sites, Sightings sightings, WantedTags wanted) {
		this.table = table;
		this.sites = sites;
		this.sightings = sightings;
		this.wanted = wanted;
	}

	/**
	 * How each site's gateway is doing.
	 * @return one for each site, by domain
	 */
	@Transactional(readOnly = true)
	public List<Gateway> all() {
		Map<SiteDomain, GatewayEntity> reports = this.table.bySite();
		return this.sites.all().stream().map((site) -> gateway(site, reports.get(site.domain()))).toList();
	}

	private Gateway gateway(Site site, @Nullable GatewayEntity report) {
		SiteDomain domain = site.domain();
		if (site.publicKey() == null || report == null) {
			return Gateway.missing(domain);
		}
		String applied = report.appliedTag();
		boolean inSync = applied != null
				&& this.wanted.wantedTag(domain).filter((tag) -> WantedTags.isSame(tag, applied)).isPresent();
		return new Gateway(domain, true, inSync, this.sightings.last(domain), report.version(), null, null, List.of(),
				List.of(), List.of(), List.of(), report.problems());
	}

}
