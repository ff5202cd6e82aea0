package dev.wm.registry.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs a piece of work once for triggers that come close together: after a quiet time, or
 * at the latest after a maximum delay. Thread-safe.
 */
final class Debouncer {

	private final Timer timer;

	private final LongSupplier nanos;

	private final Runnable work;

	private @Nullable DebounceWindow window;

	Debouncer(Timer timer, LongSupplier nanos, Runnable work) {
		this.timer = timer;
		this.nanos = nanos;
		this.work = work;
	}

	/**
	 * Asks for a run of the work.
	 */
	synchronized void trigger() {
		long now = this.nanos.getAsLong();
		if (this.window != null) {
			this.window = this.window.with(now);
			return;
		}
		this.window = DebounceWindow.starting(now);
		this.timer.after(this.window.remaining(now), this::due);
	}

	private void due() {
		if (isOver()) {
			this.work.run();
		}
	}

	private synchronized boolean isOver() {
		if (this.window == null) {
			return false;
		}
		Duration remaining = this.window.remaining(this.nanos.getAsLong());
		if (remaining.isPositive()) {
			this.timer.after(remaining, this::due);
			return false;
		}
		this.window = null;
		return true;
	}

	/**
	 * Runs a task after a delay.
	 */
	@FunctionalInterface
	interface Timer {

		/**
		 * Schedules one run.
		 * @param delay the delay from now
		 * @param work the task
		 */
		void after(Duration delay, Runnable work);

	}

}
