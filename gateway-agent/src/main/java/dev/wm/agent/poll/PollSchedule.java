package dev.wm.agent.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.wm.agent.time.Time;

/**
 * When the registry is asked next. A registry that holds questions is asked again at
 * once, an older one after the poll interval, and one that does not answer ever less
 * often.
 */
public final class PollSchedule {

	private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

	// So many changes in a row may be a flood that nobody wants.
	private static final int BURST = 10;

	private final Time time;

	private final Duration interval;

	private final Backoff backoff;

	private long askedAt;

	private long dueAt;

	private int inARow;

	public PollSchedule(Time time, Duration interval, RandomGenerator random) {
		this.time = time;
		this.interval = interval;
		this.backoff = new Backoff(interval, random);
		this.askedAt = time.nanos();
		this.dueAt = this.askedAt;
	}

	/** How long a registry is to hold a question. */
	Duration hold() {
		return this.interval;
	}

	/** How long until the next question, zero if it is due. */
	Duration untilDue() {
		return Duration.ofNanos(Math.max(0, this.dueAt - this.time.nanos()));
	}

	void asking() {
		this.askedAt = this.time.nanos();
		// An answer that cannot be taken in must not lead to the next question at once.
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

	// Counted from the question, so that holding it does not make the rhythm slower.
	private void after(Duration pause) {
		this.dueAt = this.askedAt + pause.toNanos();
	}

	private void wait(Duration pause) {
		this.dueAt = this.time.nanos() + pause.toNanos();
	}

}
