package dev.wm.registry.connection;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a connection's client has made the registry wait before it took what was
 * written to it. Each KiB that it takes pays for a second of waiting, so that only a
 * client that takes less than that in the long run is late, whatever it takes in between.
 * One thread writes at a time, any may look.
 */
final class WriteTimer {

	private static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / 1024;

	private static final long NOT_WAITING = Long.MIN_VALUE;

	private final LongSupplier nanoTime;

	private long unpaid;

	private long waitingSince = NOT_WAITING;

	WriteTimer(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Records an attempt to write.
	 * @param bytes how many the connection has taken
	 * @param left whether some have to wait
	 */
	synchronized void wrote(long bytes, boolean left) {
		long now = this.nanoTime.getAsLong();
		long since = this.waitingSince;
		long waited = (since != NOT_WAITING) ? now - since : 0;
		this.unpaid = Math.max(0, this.unpaid + waited - bytes * NANOS_PER_BYTE);
		this.waitingSince = left ? now : NOT_WAITING;
	}

	/** Whether something that was written waits for the client. */
	synchronized boolean isWaiting() {
		return this.waitingSince != NOT_WAITING;
	}

	/**
	 * Whether the client has made the registry wait for too long.
	 * @param grace how long it may, besides what it has paid for
	 */
	synchronized boolean isLate(Duration grace) {
		long since = this.waitingSince;
		long waiting = (since != NOT_WAITING) ? this.nanoTime.getAsLong() - since : 0;
		return this.unpaid + waiting > grace.toNanos();
	}

}
