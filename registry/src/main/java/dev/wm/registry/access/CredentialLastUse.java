package dev.wm.registry.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.wm.contract.v1.credential.Credential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When each credential was last used. It is kept in memory and flushed once a minute in
 * one statement: a request must not write to the database. Thread-safe.
 */
@Component
public class CredentialLastUse {

	private static final Logger log = LoggerFactory.getLogger(CredentialLastUse.class);

	// Native SQL: one statement for all credentials. Replicas lock the rows in one order,
	// so that they do not deadlock; the latest use counts.
	private static final String UPDATE = """
			update credential set last_used = seen.used_at
			from (select c.id, v.used_at from unnest(cast(? as bigint[]), cast(? as timestamptz[])) as v (id, used_at)
				join credential c on c.id = v.id order by c.id for update of c) as seen
			where credential.id = seen.id and (credential.last_used is null or credential.last_used < seen.used_at)""";

	private final Map<Long, Instant> unflushed = new ConcurrentHashMap<>();

	private final Clock clock;

	private final JdbcClient database;

	CredentialLastUse(Clock clock, JdbcClient database) {
		this.clock = clock;
		this.database = database;
	}

	void note(long credential) {
		this.unflushed.put(credential, this.clock.instant());
	}

	/**
	 * Adds a use that is not flushed yet.
	 * @param stored the credential as stored
	 * @return the credential with its last use
	 */
	public Credential withLastUse(Credential stored) {
		Instant used = this.unflushed.get(stored.id());
		return (used == null) ? stored : new Credential(stored.id(), stored.kind(), stored.label(), stored.site(),
				stored.device(), stored.createdAt(), used.truncatedTo(ChronoUnit.SECONDS));
	}

	@Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
	void flush() {
		Map<Long, Instant> taken = new TreeMap<>(this.unflushed);
		if (taken.isEmpty()) {
			return;
		}
		try {
			this.database.sql(UPDATE).params(array(taken.keySet()), array(taken.values())).update();
			taken.forEach(this.unflushed::remove);
		}
		catch (DataAccessException ex) {
			log.debug("The uses of credentials are kept until the database answers", ex);
		}
	}

	private static String array(Collection<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
	}

}
