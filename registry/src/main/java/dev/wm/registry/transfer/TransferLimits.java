package dev.wm.registry.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.access.Caller;
import dev.wm.registry.problem.RefusedException;

/**
 * Limits the documents on their way, each of which takes room on the disk: for each
 * credential, and of viewers together, so that an administrator finds room. Thread-safe.
 */
final class TransferLimits {

	static final int MOST_OF_CALLER = 4;

	static final int MOST_OF_VIEWERS = 12;

	private final Map<Caller, Integer> counts = new ConcurrentHashMap<>();

	private final AtomicInteger viewers = new AtomicInteger();

	/**
	 * Begins an export or import.
	 * @param caller who wants it
	 * @return ends it when closed
	 * @throws RefusedException if there are too many
	 */
	Slot begin(Caller caller) {
		Slot slot = new Slot(caller);
		if (this.counts.merge(caller, 1, Integer::sum) > MOST_OF_CALLER) {
			end(caller);
			throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS,
					"Your credential has too many exports or imports in progress: let one end, then try again.");
		}
		if (caller instanceof Caller.Viewer && this.viewers.incrementAndGet() > MOST_OF_VIEWERS) {
			slot.close();
			throw new RefusedException(ProblemCode.TOO_MANY_REQUESTS,
					"Viewers have too many exports in progress: try again in a few minutes, or ask an administrator.");
		}
		return slot;
	}

	private void end(Caller caller) {
		this.counts.computeIfPresent(caller, (same, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * One export or import.
	 */
	final class Slot implements AutoCloseable {

		private final Caller caller;

		private Slot(Caller caller) {
			this.caller = caller;
		}

		@Override
		public void close() {
			end(this.caller);
			if (this.caller instanceof Caller.Viewer) {
				TransferLimits.this.viewers.decrementAndGet();
			}
		}

	}

}
