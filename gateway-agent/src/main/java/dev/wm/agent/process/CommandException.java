package dev.wm.agent.process;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A command that did not do what it was for. The message is one sentence for the operator
 * and carries nothing of the command's input.
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
		String said = result.complaint();
		return new CommandException(Reason.FAILED,
				"`" + command + "` failed with exit code " + result.exitCode() + (said.isEmpty() ? "." : ": " + said),
				null);
	}

	/** Why it failed. */
	public Reason reason() {
		return this.reason;
	}

	/** The ways in which a command fails. */
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
