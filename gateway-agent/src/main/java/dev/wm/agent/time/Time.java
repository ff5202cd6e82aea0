package dev.wm.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Clock and waiting as one injected value, so that tests need not wait.
 */
public interface Time {

	/**
	 * A monotonic time, which does not follow changes of the wall clock.
	 * @return nanoseconds since an arbitrary origin
	 */
	long nanos();

	/**
	 * The wall clock, which may be wrong: only for timestamps that people read.
	 * @return now
	 */
	Instant now();

	/**
	 * Waits.
	 * @param duration how long
	 * @return false if the agent is to stop
	 */
	boolean sleep(Duration duration);

	/**
	 * Waits, but no longer than until something happens.
	 * @param event what may happen
	 * @param duration how long
	 * @return false if the agent is to stop
	 */
	boolean await(CompletableFuture<?> event, Duration duration);

}
