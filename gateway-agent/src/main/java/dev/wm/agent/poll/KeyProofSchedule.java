package dev.wm.agent.poll;

import java.time.Duration;

import dev.wm.agent.time.Time;

/**
 * When a gateway may prove its key to the registry: at once, a minute after each attempt
 * that failed, and ten seconds after one that succeeded.
 */
final class KeyProofSchedule {

	private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

	// What was taken arrives with the next configuration.
	private static final Duration AFTER_SUCCESS = Duration.ofSeconds(10);

	private final Time time;

	private long dueAt;

	KeyProofSchedule(Time time) {
		this.time = time;
		this.dueAt = time.nanos();
	}

	boolean isDue() {
		return this.time.nanos() - this.dueAt >= 0;
	}

	void tried(boolean taken) {
		this.dueAt = this.time.nanos() + (taken ? AFTER_SUCCESS : AFTER_FAILURE).toNanos();
	}

}
