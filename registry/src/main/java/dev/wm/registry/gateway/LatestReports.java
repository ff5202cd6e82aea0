package dev.wm.registry.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last report of each gateway that this registry took in, whole. What the other
 * registries took in is stored, at most a few minutes old.
 */
@Component
class LatestReports {

	private final Map<SiteDomain, Received> latest = new ConcurrentHashMap<>();

	void keep(SiteDomain site, Received received) {
		this.latest.merge(site, received, Received::later);
	}

	/**
	 * The later one of what is here and what is stored.
	 */
	@Nullable Received with(SiteDomain site, @Nullable Received stored) {
		Received here = this.latest.get(site);
		return (here == null || stored == null) ? stored : Received.later(stored, here);
	}

}
