package dev.wm.agent.process;

import java.time.Duration;

/**
 * A command that has been started, and perhaps has ended.
 */
public interface RunningCommand {

	/**
	 * Waits for its end.
	 * @param time how long at most
	 * @return false if it still runs
	 * @throws CommandException if the wait is interrupted
	 */
	boolean endsWithin(Duration time);

	/**
	 * Waits for its end, as long as it may take.
	 * @return what it left behind
	 * @throws CommandException if it took too long, and was killed
	 */
	CommandResult result();

	/** One that has ended. */
	static RunningCommand ended(CommandResult result) {
		return new RunningCommand() {

			@Override
			public boolean endsWithin(Duration time) {
				return true;
			}

			@Override
			public CommandResult result() {
				return result;
			}

		};
	}

}
