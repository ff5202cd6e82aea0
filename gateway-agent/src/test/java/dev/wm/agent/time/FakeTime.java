package dev.wm.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** A clock that advances only in waits; the next step of a script runs every 5 s. */
public final class FakeTime implements Time {

	private static final Duration POLL = Duration.ofSeconds(5);

	private final Deque<Runnable> script = new ArrayDeque<>();

	private Duration event = POLL;

	Duration passed = Duration.ZERO;

	public FakeTime then(Runnable event) {
		this.script.add(event);
		return this;
	}

	public FakeTime then(int polls, Runnable event) {
		for (int i = 1; i < polls; i++) {
			then(() -> {
			});
		}
		return then(event);
	}

	public void advance(Duration duration) {
		this.passed = this.passed.plus(duration);
		this.event = this.passed.plus(POLL);
	}

	public Duration passed() {
		return this.passed;
	}

	@Override
	public long nanos() {
		return this.passed.toNanos();
	}

	@Override
	public Instant now() {
		return Instant.ofEpochSecond(1_800_000_000).plus(this.passed);
	}

	@Override
	public boolean sleep(Duration duration) {
		Duration end = this.passed.plus(duration);
		while (end.compareTo(this.event) >= 0) {
			this.passed = this.event;
			this.event = this.event.plus(POLL);
			Runnable next = this.script.poll();
			if (next == null) {
				return false;
			}
			next.run();
		}
		this.passed = end;
		return true;
	}

	@Override
	public boolean await(CompletableFuture<?> happening, Duration duration) {
		return happening.isDone() || sleep(duration);
	}

}
