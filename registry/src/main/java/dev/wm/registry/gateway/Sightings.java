package dev.wm.registry.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When each gateway last asked for its configuration. It is kept in memory alone: a poll
 * must not write to the database.
 */
@Component
public class Sightings {

	private final Map<SiteDomain, Instant> last = new ConcurrentHashMap<>();

	private final Clock clock;

	Sightings(Clock clock) {
		this.clock = clock;
	}

	/**
	 * A gateway asks for its configuration.
	 * @param site whose gateway
	 */
	public void note(SiteDomain site) {
		this.last.put(site, this.clock.instant());
	}

	/**
	 * The site has a new gateway, which has not asked yet.
	 */
	void forget(SiteDomain site) {
		this.last.remove(site);
	}

	@Nullable Instant last(SiteDomain site) {
		Instant instant = this.last.get(site);
		return (instant != null) ? instant.truncatedTo(ChronoUnit.SECONDS) : null;
	}

}
