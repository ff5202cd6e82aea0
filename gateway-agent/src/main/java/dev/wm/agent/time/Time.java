package dev.wm.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The passing of time.
 */
public interface Time {

	/**
	 * A number of nanoseconds that only grows, whatever happens to the wall clock.
	 * @return nanoseconds from any point
	 */
	long nanos();

	/**
	 * The wall clock, which may be wrong: only for telling people when something was.
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
