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
 * When each gateway last asked for its configuration. It is kept in memory, and written
 * for the other registries now and then in one statement: a poll must not write to the
 * database.
 */
@Component
public class LastSeenTracker {

	private static final Logger log = LoggerFactory.getLogger(LastSeenTracker.class);

	// A gateway that asks one registry every 5 s must not look silent at another, which
	// is what it is after 30 s.
	private static final int SHARED_EVERY_SECONDS = 15;

	// All registries lock the rows in one order, so that they do not wait in a circle.
	private static final String UPDATE = """
			update gateway set last_seen = seen.seen_at
			from (select g.id, v.seen_at from unnest(cast(? as text[]), cast(? as timestamptz[])) as v (site, seen_at)
				join gateway g on g.site = v.site order by g.id for update of g) as seen
			where gateway.id = seen.id and (gateway.last_seen is null or gateway.last_seen < seen.seen_at)""";

	private final Map<SiteDomain, Instant> last = new ConcurrentHashMap<>();

	private final Map<SiteDomain, Instant> unshared = new ConcurrentHashMap<>();

	private final Clock clock;

	private final JdbcClient database;

	LastSeenTracker(Clock clock, JdbcClient database) {
		this.clock = clock;
		this.database = database;
	}

	/**
	 * A gateway asks for its configuration.
	 */
	void note(SiteDomain site) {
		Instant now = this.clock.instant();
		this.last.put(site, now);
		this.unshared.put(site, now);
	}

	/**
	 * The site has a new gateway, which has not asked yet.
	 */
	public void forget(SiteDomain site) {
		this.unshared.remove(site);
		this.last.remove(site);
	}

	/**
	 * When a gateway was last seen, here or, as the database says, elsewhere.
	 */
	public @Nullable Instant last(SiteDomain site, @Nullable Instant shared) {
		Instant here = this.last.get(site);
		Instant later = (here == null || (shared != null && shared.isAfter(here))) ? shared : here;
		return (later != null) ? later.truncatedTo(ChronoUnit.SECONDS) : null;
	}

	@Scheduled(fixedDelay = SHARED_EVERY_SECONDS, initialDelay = SHARED_EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
	void share() {
		Map<SiteDomain, Instant> taken = new TreeMap<>(this.unshared);
		if (taken.isEmpty()) {
			return;
		}
		try {
			this.database.sql(UPDATE).params(array(taken.keySet()), array(taken.values())).update();
			taken.forEach(this.unshared::remove);
		}
		catch (DataAccessException ex) {
			log.debug("Who was seen is kept until the database answers", ex);
		}
	}

	private static String array(Collection<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
	}

}
