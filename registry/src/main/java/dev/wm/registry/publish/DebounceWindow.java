package dev.wm.registry.publish;

import java.time.Duration;

/**
 * The time during which triggers are merged into one run of the work.
 *
 * @param first the first trigger, in nanoseconds of a monotonic clock
 * @param last the latest trigger
 */
record DebounceWindow(long first, long last) {

	/** The window ends when no trigger came for this long. */
	static final Duration QUIET = Duration.ofMillis(50);

	/** The window ends at the latest this long after the first trigger. */
	static final Duration MAX_DELAY = Duration.ofMillis(250);

	static DebounceWindow starting(long now) {
		return new DebounceWindow(now, now);
	}

	DebounceWindow with(long now) {
		return new DebounceWindow(this.first, now);
	}

	/**
	 * The time until the window ends, zero if it is over.
	 */
	Duration remaining(long now) {
		long quiet = this.last - now + QUIET.toNanos();
		long longest = this.first - now + MAX_DELAY.toNanos();
		return Duration.ofNanos(Math.max(0, Math.min(quiet, longest)));
	}

}
