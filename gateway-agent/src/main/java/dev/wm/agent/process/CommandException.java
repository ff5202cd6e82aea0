package dev.wm.agent.process;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A command failed or could not be run. The message is one sentence for the operator and
 * has nothing of the command's input.
 */
public class CommandException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	public CommandException(Reason reason, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	static CommandException failed(Command command, CommandResult result) {
		String errors = result.errorSummary();
		return new CommandException(Reason.FAILED, "`" + command + "` failed with exit code " + result.exitCode()
				+ (errors.isEmpty() ? "." : ": " + errors), null);
	}

	/** Why it failed. */
	public Reason reason() {
		return this.reason;
	}

	/** The reasons for which a command fails. */
	public enum Reason {

		/** There is no such program. */
		MISSING,

		/** It ended with an exit code other than 0. */
		FAILED,

		/** It took too long and was killed. */
		TIMED_OUT,

		/** This program is being stopped. */
		INTERRUPTED

	}

}
