package dev.wm.registry.publish;

import java.time.Duration;

/**
 * Writes that come close together and are delivered as one.
 *
 * @param first when the first came, in nanoseconds of a clock that only goes forward
 * @param last when the latest came
 */
record DebounceWindow(long first, long last) {

	/** As long as this nothing has to come. */
	static final Duration QUIET = Duration.ofMillis(50);

	/** Nobody waits longer than this for the first of a burst that does not end. */
	static final Duration LONGEST = Duration.ofMillis(250);

	static DebounceWindow starting(long now) {
		return new DebounceWindow(now, now);
	}

	DebounceWindow with(long now) {
		return new DebounceWindow(this.first, now);
	}

	/**
	 * How long to wait before it is delivered.
	 */
	Duration left(long now) {
		long quiet = this.last - now + QUIET.toNanos();
		long longest = this.first - now + LONGEST.toNanos();
		return Duration.ofNanos(Math.max(0, Math.min(quiet, longest)));
	}

}
