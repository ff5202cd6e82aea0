package dev.wm.agent.process;

import java.time.Duration;

/**
 * A command that has been started and may have ended.
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
	 * Waits for its end, up to the command's timeout.
	 * @return its exit code and output
	 * @throws CommandException if it took too long, and was killed
	 */
	CommandResult result();

	/**
	 * A command that has ended.
	 * @param result its result
	 * @return a running command that does not run any more
	 */
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
