package dev.wm.registry.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.gateway.ReceivedReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last report of each gateway that this registry took in, whole. What the other
 * registries took in is stored, at most a few minutes old.
 */
@Component
public class LatestReports {

	private final Map<SiteDomain, ReceivedReport> latest = new ConcurrentHashMap<>();

	void keep(SiteDomain site, ReceivedReport received) {
		this.latest.merge(site, received, ReceivedReport::later);
	}

	/**
	 * The later one of what is here and what is stored.
	 */
	public @Nullable ReceivedReport with(SiteDomain site, @Nullable ReceivedReport stored) {
		ReceivedReport here = this.latest.get(site);
		return (here == null || stored == null) ? stored : ReceivedReport.later(stored, here);
	}

}
