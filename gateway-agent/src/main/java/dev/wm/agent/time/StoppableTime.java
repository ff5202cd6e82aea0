package dev.wm.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The system's clocks, with waits that end early once {@link #stop} is called. A sync
 * that has begun is not cut off.
 */
public final class StoppableTime implements Time {

	private final CompletableFuture<Void> stop = new CompletableFuture<>();

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public boolean sleep(Duration duration) {
		return await(this.stop, duration);
	}

	@Override
	public boolean await(CompletableFuture<?> event, Duration duration) {
		try {
			CompletableFuture.anyOf(this.stop, event).get(duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			// Timed out, or what was waited for has failed, which its owner handles.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		return !this.stop.isDone();
	}

	/** Ends the present wait and every later one. */
	public void stop() {
		this.stop.complete(null);
	}

}
