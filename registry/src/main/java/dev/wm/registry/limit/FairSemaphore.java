package dev.wm.registry.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;

/**
 * A fair semaphore for the database's connections. In contrast to
 * {@link java.util.concurrent.Semaphore} the wait is not bounded by a fixed timeout:
 * threads wait in arrival order as long as others progress, however long the queue is,
 * and all are refused once nothing has progressed for ten seconds.
 */
public final class FairSemaphore {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final Lock lock = new ReentrantLock();

	// Each waiter has a condition of its own; only the first is signalled.
	private final Deque<Condition> queue = new ArrayDeque<>();

	private final int permits;

	private final long patience;

	private final LongSupplier nanoTime;

	private int acquired;

	private long lastProgress;

	/**
	 * A semaphore with all permits free.
	 * @param permits the number of permits
	 */
	public FairSemaphore(int permits) {
		this(permits, DEFAULT_TIMEOUT, System::nanoTime);
	}

	FairSemaphore(int permits, Duration patience, LongSupplier nanoTime) {
		this.permits = permits;
		this.patience = patience.toNanos();
		this.nanoTime = nanoTime;
		this.lastProgress = nanoTime.getAsLong();
	}

	/**
	 * Waits for a permit, which the caller has to {@link #release()}.
	 * @throws RefusedException if nothing progresses, or the thread is interrupted
	 */
	public void acquire() {
		this.lock.lock();
		try {
			Condition position = this.lock.newCondition();
			this.queue.addLast(position);
			boolean entered = await(position, this.nanoTime.getAsLong());
			this.queue.remove(position);
			this.acquired += entered ? 1 : 0;
			signalNext();
			if (!entered) {
				throw new RefusedException(ProblemCode.UNAVAILABLE,
						"The registry's database does not answer, or another write takes long: try again in a moment.");
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean await(Condition position, long arrival) {
		try {
			while (this.acquired == this.permits || !position.equals(this.queue.peekFirst())) {
				long now = this.nanoTime.getAsLong();
				long left = this.patience - Math.min(now - arrival, now - this.lastProgress);
				if (left <= 0) {
					return false;
				}
				position.awaitNanos(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Reports that the database answers a holder of a permit.
	 */
	public void progress() {
		this.lock.lock();
		try {
			this.lastProgress = this.nanoTime.getAsLong();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns a permit.
	 */
	public void release() {
		this.lock.lock();
		try {
			this.acquired--;
			signalNext();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void signalNext() {
		Condition next = this.queue.peekFirst();
		if (next != null) {
			next.signal();
		}
	}

	int waiting() {
		this.lock.lock();
		try {
			return this.queue.size();
		}
		finally {
			this.lock.unlock();
		}
	}

}
