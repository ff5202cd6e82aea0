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
 * Lets a crowd into the database a few at a time, in the order in which they came, so
 * that nobody holds or awaits one of its connections for the others' sake. A crowd waits
 * as long as it moves, and nobody loses a place by waiting; when nothing moves for a
 * while, those who wait are sent away.
 */
public final class FairSemaphore {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Lock lock = new ReentrantLock();

	// Each waits for its own word; only the first one gets it.
	private final Deque<Condition> queue = new ArrayDeque<>();

	private final int atOnce;

	private final long patience;

	private final LongSupplier nanoTime;

	private int inside;

	private long lastMove;

	/**
	 * An empty queue.
	 * @param atOnce how many are let in at a time
	 */
	public FairSemaphore(int atOnce) {
		this(atOnce, PATIENCE, System::nanoTime);
	}

	FairSemaphore(int atOnce, Duration patience, LongSupplier nanoTime) {
		this.atOnce = atOnce;
		this.patience = patience.toNanos();
		this.nanoTime = nanoTime;
		this.lastMove = nanoTime.getAsLong();
	}

	/**
	 * Waits for the caller's turn, who then has to {@link #leave()}.
	 * @throws RefusedException if nothing moves, or the thread was told to end
	 */
	public void enter() {
		this.lock.lock();
		try {
			Condition place = this.lock.newCondition();
			this.queue.addLast(place);
			boolean entered = await(place, this.nanoTime.getAsLong());
			this.queue.remove(place);
			this.inside += entered ? 1 : 0;
			callNext();
			if (!entered) {
				throw new RefusedException(ProblemCode.UNAVAILABLE,
						"The registry's database does not answer, or another write takes long: try again in a moment.");
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean await(Condition place, long arrival) {
		try {
			while (this.inside == this.atOnce || !place.equals(this.queue.peekFirst())) {
				long now = this.nanoTime.getAsLong();
				long left = this.patience - Math.min(now - arrival, now - this.lastMove);
				if (left <= 0) {
					return false;
				}
				place.awaitNanos(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * The database answers one who is in.
	 */
	public void move() {
		this.lock.lock();
		try {
			this.lastMove = this.nanoTime.getAsLong();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets the next one in.
	 */
	public void leave() {
		this.lock.lock();
		try {
			this.inside--;
			callNext();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void callNext() {
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
