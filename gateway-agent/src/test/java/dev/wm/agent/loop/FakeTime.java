package dev.wm.agent.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Time that passes only in sleeps; a script runs at the end of each. */
final class FakeTime implements Time {

	private final Deque<Runnable> script = new ArrayDeque<>();

	Duration passed = Duration.ZERO;

	FakeTime then(Runnable event) {
		this.script.add(event);
		return this;
	}

	FakeTime then(int polls, Runnable event) {
		for (int i = 1; i < polls; i++) {
			then(() -> {
			});
		}
		return then(event);
	}

	void pass(Duration duration) {
		this.passed = this.passed.plus(duration);
	}

	@Override
	public long nanos() {
		return this.passed.toNanos();
	}

	@Override
	public boolean sleep(Duration duration) {
		pass(duration);
		Runnable next = this.script.poll();
		if (next != null) {
			next.run();
		}
		return next != null;
	}

}
