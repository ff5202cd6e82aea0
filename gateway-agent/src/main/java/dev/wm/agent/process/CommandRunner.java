package dev.wm.agent.process;

import java.util.List;
import java.util.function.Consumer;

/**
 * Runs commands.
 */
public interface CommandRunner {

	/**
	 * Runs a command to its end, whatever its exit code.
	 * @param command what to run
	 * @return its exit code and output
	 * @throws CommandException if it could not be run or took too long
	 */
	CommandResult attempt(Command command);

	/**
	 * Runs commands to their ends, perhaps at the same time.
	 * @param commands what to run, none of which depends on another one
	 * @return their results, in the same order
	 * @throws CommandException if one could not be run or took too long
	 */
	default List<CommandResult> attemptAll(List<Command> commands) {
		return commands.stream().map(this::attempt).toList();
	}

	/**
	 * Starts a command without waiting for its end.
	 * @param command what to run
	 * @return the running command
	 * @throws CommandException if it could not be run
	 */
	default RunningCommand begin(Command command) {
		return RunningCommand.ended(attempt(command));
	}

	/**
	 * Starts a command that goes on until the agent ends it, such as a monitor.
	 * @param command what to run, without input or time limit
	 * @param listener told of the output as it is printed, by another thread
	 * @return the process, whose output can be read
	 * @throws CommandException if it could not be started
	 */
	BackgroundProcess follow(Command command, Consumer<String> listener);

	/**
	 * Runs a command that has to succeed.
	 * @param command what to run
	 * @return its standard output
	 * @throws CommandException if it did not succeed
	 */
	default String run(Command command) {
		return required(command, attempt(command)).output();
	}

	/**
	 * Requires that a command has succeeded.
	 * @param command what was run
	 * @param result its result
	 * @return the result
	 * @throws CommandException if it did not succeed
	 */
	static CommandResult required(Command command, CommandResult result) {
		if (!result.succeeded()) {
			throw CommandException.failed(command, result);
		}
		return result;
	}

}
