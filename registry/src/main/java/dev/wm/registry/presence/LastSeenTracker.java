package dev.wm.registry.presence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When each gateway was last seen polling. It is kept in memory and flushed for the other
 * registries now and then in one statement: a poll must not write to the database.
 * Thread-safe.
 */
@Component
public class LastSeenTracker {

	private static final Logger log = LoggerFactory.getLogger(LastSeenTracker.class);

	// A gateway that polls one registry every 5 s must not be silent at another, where
	// the limit is 30 s.
	private static final int FLUSH_INTERVAL_SECONDS = 15;

	// Native SQL: one statement for all gateways. Rows are locked in one order, so that
	// registries do not deadlock.
	private static final String UPDATE = """
			update gateway set last_seen = seen.seen_at
			from (select g.id, v.seen_at from unnest(cast(? as text[]), cast(? as timestamptz[])) as v (site, seen_at)
				join gateway g on g.site = v.site order by g.id for update of g) as seen
			where gateway.id = seen.id and (gateway.last_seen is null or gateway.last_seen < seen.seen_at)""";

	private final Map<SiteDomain, Instant> lastSeen = new ConcurrentHashMap<>();

	private final Map<SiteDomain, Instant> unflushed = new ConcurrentHashMap<>();

	private final Clock clock;

	private final JdbcClient database;

	LastSeenTracker(Clock clock, JdbcClient database) {
		this.clock = clock;
		this.database = database;
	}

	/**
	 * Records a poll.
	 */
	void polled(SiteDomain site) {
		Instant now = this.clock.instant();
		this.lastSeen.put(site, now);
		this.unflushed.put(site, now);
	}

	/**
	 * Forgets a site's former gateway.
	 * @param site the site
	 */
	public void forget(SiteDomain site) {
		this.unflushed.remove(site);
		this.lastSeen.remove(site);
	}

	/**
	 * When a gateway was last seen by this registry or another.
	 * @param site whose gateway
	 * @param stored what the database holds, null if nothing
	 * @return the later time in whole seconds, null if it was never seen
	 */
	public @Nullable Instant lastSeen(SiteDomain site, @Nullable Instant stored) {
		Instant here = this.lastSeen.get(site);
		Instant later = (here == null || (stored != null && stored.isAfter(here))) ? stored : here;
		return (later != null) ? later.truncatedTo(ChronoUnit.SECONDS) : null;
	}

	@Scheduled(fixedDelay = FLUSH_INTERVAL_SECONDS, initialDelay = FLUSH_INTERVAL_SECONDS, timeUnit = TimeUnit.SECONDS)
	void flush() {
		Map<SiteDomain, Instant> taken = new TreeMap<>(this.unflushed);
		if (taken.isEmpty()) {
			return;
		}
		try {
			this.database.sql(UPDATE).params(array(taken.keySet()), array(taken.values())).update();
			taken.forEach(this.unflushed::remove);
		}
		catch (DataAccessException ex) {
			log.debug("The last polls are kept until the database answers", ex);
		}
	}

	private static String array(Collection<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
	}

}
