package dev.wm.agent.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Real time, in which a wait ends early when the agent is to stop. A pass that has begun
 * is not cut off.
 */
public final class StoppableTime implements Time {

	private final CountDownLatch stop = new CountDownLatch(1);

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public boolean sleep(Duration duration) {
		try {
			return !this.stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Ends the present wait and every later one. */
	public void stop() {
		this.stop.countDown();
	}

}
