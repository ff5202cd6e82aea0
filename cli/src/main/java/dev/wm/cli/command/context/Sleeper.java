package dev.wm.cli.command.context;

import java.time.Duration;

/**
 * Sleeps between two polls of a running check.
 */
@FunctionalInterface
public interface Sleeper {

	/**
	 * Waits. It ends early if the thread is interrupted.
	 * @param duration for about how long
	 */
	void sleep(Duration duration);

}
