package dev.wm.registry.change;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The limits of what gateways and devices write: only with a credential that is still
 * valid, and a burst of thirty, then one every ten seconds. Each of them is a revision
 * that stays in the change log and that all gateways apply, so a machine that somebody
 * has taken over must not be able to keep them busy. Thread-safe.
 */
@Component
class MachineWrites {

	static final int BURST = 30;

	private static final long INTERVAL_MILLIS = 10_000;

	private static final long BURST_MILLIS = BURST * INTERVAL_MILLIS;

	private static final Set<String> MACHINES = Set.of("gateway", "device");

	// For each credential the time in ms when its burst is available again.
	private final Map<Long, Long> full = new ConcurrentHashMap<>();

	private final InstantSource clock;

	private final JdbcClient database;

	MachineWrites(InstantSource clock, JdbcClient database) {
		this.clock = clock;
		this.database = database;
	}

	/**
	 * Refuses a machine whose credential was revoked while its write waited for others,
	 * inside the caller's transaction.
	 * @param actor who writes
	 * @throws RefusedException if it is a machine without a credential
	 */
	void requireCredential(Actor actor) {
		if (isMachine(actor) && !hasCredential(actor.id())) {
			throw new RefusedException(ProblemCode.UNAUTHENTICATED,
					"This machine's credential has just been revoked: enrol it again with a new token.");
		}
	}

	private boolean hasCredential(@Nullable Long id) {
		return this.database.sql("select exists (select from credential where id = ?)")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	private static boolean isMachine(Actor actor) {
		return MACHINES.contains(actor.kind());
	}

	/**
	 * Counts a write.
	 * @param actor who makes it
	 * @throws RefusedException if it is a machine that exceeds its limit
	 */
	void count(Actor actor) {
		Long credential = actor.id();
		if (credential == null || !isMachine(actor)) {
			return;
		}
		long now = this.clock.millis();
		this.full.values().removeIf((at) -> at <= now);
		// Clamped, should the clock be set.
		long held = Math.clamp(this.full.getOrDefault(credential, now), now, now + BURST_MILLIS);
		boolean spent = held + INTERVAL_MILLIS > now + BURST_MILLIS;
		this.full.put(credential, spent ? held : held + INTERVAL_MILLIS);
		if (spent) {
			throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS,
					"This machine changes the mesh too often: see why its LANs or its key change, and try again in "
							+ INTERVAL_MILLIS / 1_000 + " s.");
		}
	}

}
