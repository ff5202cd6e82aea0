package dev.wm.agent.poll;

import java.time.Duration;

import dev.wm.agent.time.Time;

/**
 * When the registry may be told again which key this gateway holds: at once, and a minute
 * after each attempt that failed.
 */
final class KeyTry {

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final Time time;

	private long dueAt;

	KeyTry(Time time) {
		this.time = time;
		this.dueAt = time.nanos();
	}

	boolean isDue() {
		return this.time.nanos() - this.dueAt >= 0;
	}

	// What was taken arrives with the next configuration; until then it is not sent
	// again.
	void tried(boolean taken) {
		this.dueAt = this.time.nanos() + (taken ? PAUSE.dividedBy(6) : PAUSE).toNanos();
	}

}
