package dev.wm.cli.command;

import java.time.Duration;

/**
 * Waits between two looks at something that takes a while.
 */
@FunctionalInterface
public interface Pause {

	/**
	 * Waits. It ends early if the thread is interrupted.
	 * @param duration for about how long
	 */
	void forAbout(Duration duration);

}
