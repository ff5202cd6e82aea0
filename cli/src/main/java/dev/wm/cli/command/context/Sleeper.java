package dev.wm.cli.command.context;

import java.time.Duration;

/**
 * Waits between two looks at something that takes a while.
 */
@FunctionalInterface
public interface Sleeper {

	/**
	 * Waits. It ends early if the thread is interrupted.
	 * @param duration for about how long
	 */
	void sleep(Duration duration);

}
