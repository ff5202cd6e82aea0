package dev.wm.registry.change;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.springframework.stereotype.Component;

/**
 * The rate limit for the writes of each gateway and device: a burst of thirty, then one
 * every ten seconds. Each of them is a revision that stays in the change log and that all
 * gateways apply, so a machine that somebody has taken over must not be able to keep them
 * busy. Thread-safe.
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

	MachineWrites(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Counts a write.
	 * @param actor who makes it
	 * @throws RefusedException if it is a machine that exceeds its limit
	 */
	void count(Actor actor) {
		Long credential = actor.id();
		if (credential == null || !MACHINES.contains(actor.kind())) {
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
