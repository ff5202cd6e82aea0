package dev.wm.agent.loop;

import java.time.Duration;

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
	 * Waits.
	 * @param duration how long
	 * @return false if the agent is to stop
	 */
	boolean sleep(Duration duration);

}
