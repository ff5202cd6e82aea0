package dev.wm.registry.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long the registry has waited for one request's body. The body may take ten seconds
 * and then one for each KiB, in all no longer than its limit; only the time spent waiting
 * for the caller counts, not what the registry does between two reads. One thread reads,
 * any may look.
 */
final class BodyTimer {

	private static final long GRACE_NANOS = Duration.ofSeconds(10).toNanos();

	private static final long NANOS_PER_KIB = Duration.ofSeconds(1).toNanos();

	private static final long KIB = 1024;

	private static final long NOT_READING = Long.MIN_VALUE;

	private final LongSupplier nanoTime;

	private final AtomicLong waited = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private volatile long readingSince = NOT_READING;

	private volatile long limit;

	/**
	 * Times a body of which nothing is read yet.
	 * @param longest how long the caller may make the registry wait in all
	 * @param nanoTime the time in ns
	 */
	BodyTimer(Duration longest, LongSupplier nanoTime) {
		this.limit = longest.toNanos();
		this.nanoTime = nanoTime;
	}

	void beginRead() {
		this.readingSince = this.nanoTime.getAsLong();
	}

	void endRead(long count) {
		this.waited.addAndGet(this.nanoTime.getAsLong() - this.readingSince);
		this.readingSince = NOT_READING;
		this.bytes.addAndGet(Math.max(0, count));
	}

	/** Gives the rest of the body this long and no longer. */
	void limitRest(Duration longest) {
		this.limit = Math.min(this.limit, this.waited.get() + longest.toNanos());
	}

	/** Whether the caller has made the registry wait for too long. */
	boolean isLate() {
		long since = this.readingSince;
		long total = this.waited.get() + ((since != NOT_READING) ? this.nanoTime.getAsLong() - since : 0);
		return total > Math.min(this.limit, GRACE_NANOS + this.bytes.get() / KIB * NANOS_PER_KIB);
	}

}
