package dev.wm.registry.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.gateway.ReceivedReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The latest report of each gateway that this process received. Reports to other
 * registries are in the database, at most a few minutes old. Thread-safe.
 */
@Component
public class LatestReports {

	private final Map<SiteDomain, ReceivedReport> latest = new ConcurrentHashMap<>();

	void keep(SiteDomain site, ReceivedReport received) {
		this.latest.merge(site, received, ReceivedReport::later);
	}

	/**
	 * The later one of the report here and the stored one.
	 * @param site whose gateway
	 * @param stored the stored report, null if there is none
	 * @return the later one, null if none is stored
	 */
	public @Nullable ReceivedReport with(SiteDomain site, @Nullable ReceivedReport stored) {
		ReceivedReport here = this.latest.get(site);
		return (here == null || stored == null) ? stored : ReceivedReport.later(stored, here);
	}

}
