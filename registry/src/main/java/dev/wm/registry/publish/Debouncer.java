package dev.wm.registry.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Does a piece of work once for each burst of reasons to do it.
 */
final class Debouncer {

	private final Timer timer;

	private final LongSupplier nanos;

	private final Runnable work;

	private @Nullable DebounceWindow burst;

	Debouncer(Timer timer, LongSupplier nanos, Runnable work) {
		this.timer = timer;
		this.nanos = nanos;
		this.work = work;
	}

	/**
	 * There is a reason to do the work.
	 */
	synchronized void poke() {
		long now = this.nanos.getAsLong();
		if (this.burst != null) {
			this.burst = this.burst.with(now);
			return;
		}
		this.burst = DebounceWindow.starting(now);
		this.timer.after(this.burst.left(now), this::due);
	}

	private void due() {
		if (isOver()) {
			this.work.run();
		}
	}

	private synchronized boolean isOver() {
		if (this.burst == null) {
			return false;
		}
		Duration left = this.burst.left(this.nanos.getAsLong());
		if (left.isPositive()) {
			this.timer.after(left, this::due);
			return false;
		}
		this.burst = null;
		return true;
	}

	/**
	 * Does something later.
	 */
	@FunctionalInterface
	interface Timer {

		/**
		 * Does it once.
		 * @param delay how much later
		 * @param work what to do
		 */
		void after(Duration delay, Runnable work);

	}

}
