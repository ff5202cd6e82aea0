package dev.wm.agent.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.agent.probe.PinLookup;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.time.Time;
import dev.wm.contract.v1.gateway.HostSighting;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the pinned hosts in the background, once in 15 s at most and one look at a
 * time. Without pinned hosts it does nothing. Used by the agent's thread.
 */
final class PinWatch {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final PinLookup lookup;

	private final Executor executor;

	private final Time time;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile List<HostSighting> seen = List.of();

	private @Nullable Long lookedAt;

	PinWatch(PinLookup lookup, Executor executor, Time time) {
		this.lookup = lookup;
		this.executor = executor;
		this.time = time;
	}

	/**
	 * What the last look has found, and starts the next one if it is due.
	 * @param targets the pinned hosts
	 * @return the sightings that still contradict a pin
	 */
	List<HostSighting> sightings(PinTargets targets) {
		if (!targets.isEmpty() && isDue() && this.looking.compareAndSet(false, true)) {
			this.lookedAt = this.time.nanos();
			this.executor.execute(() -> look(targets));
		}
		return this.seen.stream().filter(targets::contradicts).toList();
	}

	private boolean isDue() {
		return this.lookedAt == null || this.time.nanos() - this.lookedAt >= INTERVAL.toNanos();
	}

	private void look(PinTargets targets) {
		try {
			this.seen = this.lookup.look(targets);
		}
		finally {
			this.looking.set(false);
		}
	}

}
