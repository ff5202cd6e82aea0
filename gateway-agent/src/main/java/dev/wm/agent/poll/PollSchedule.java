package dev.wm.agent.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.wm.agent.time.Time;

/**
 * When the next poll is due: at once after a held poll, after the poll interval if the
 * registry does not hold polls, and with backoff if it does not answer.
 */
public final class PollSchedule {

	private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

	// So many changes in a row are throttled to one per interval.
	private static final int BURST = 10;

	private final Time time;

	private final Duration interval;

	private final Backoff backoff;

	private long startedAt;

	private long dueAt;

	private int inARow;

	public PollSchedule(Time time, Duration interval, RandomGenerator random) {
		this.time = time;
		this.interval = interval;
		this.backoff = new Backoff(interval, random);
		this.startedAt = time.nanos();
		this.dueAt = this.startedAt;
	}

	/** How long the registry is asked to hold a poll. */
	Duration hold() {
		return this.interval;
	}

	/** How long until the next poll, zero if it is due. */
	Duration untilDue() {
		return Duration.ofNanos(Math.max(0, this.dueAt - this.time.nanos()));
	}

	void started() {
		this.startedAt = this.time.nanos();
		// A poll result that cannot be accepted must not lead to the next poll at once.
		after(this.interval);
	}

	void changed() {
		this.backoff.reset();
		this.inARow++;
		after((this.inARow < BURST) ? Duration.ZERO : this.interval);
	}

	void unchanged(boolean held) {
		this.backoff.reset();
		this.inARow = 0;
		after((held && this.interval.compareTo(SHORTEST_HOLD) > 0) ? SHORTEST_HOLD : this.interval);
	}

	void refused() {
		wait(this.backoff.afterRefusal());
	}

	void unreachable() {
		wait(this.backoff.afterFailure());
	}

	// Counted from the poll's start, so that holding it does not lengthen the interval.
	private void after(Duration pause) {
		this.dueAt = this.startedAt + pause.toNanos();
	}

	private void wait(Duration pause) {
		this.dueAt = this.time.nanos() + pause.toNanos();
	}

}
