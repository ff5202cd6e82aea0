package dev.wm.cli.command.context;

import java.io.Serial;

/**
 * A command failed or was used wrongly; the message is one sentence for the user.
 */
public final class CommandException extends RuntimeException {

	/** The exit code of a failure. */
	public static final int FAILED = 1;

	/** The exit code of a usage error. */
	public static final int USAGE = 2;

	@Serial
	private static final long serialVersionUID = 1L;

	private final int exitCode;

	private CommandException(String message, int exitCode) {
		super(message);
		this.exitCode = exitCode;
	}

	public static CommandException failed(String message) {
		return new CommandException(message, FAILED);
	}

	public static CommandException usage(String message) {
		return new CommandException(message, USAGE);
	}

	/**
	 * What the process ends with.
	 * @return {@link #FAILED} or {@link #USAGE}
	 */
	public int exitCode() {
		return this.exitCode;
	}

}
