package dev.wm.cli;

import dev.wm.cli.client.RegistryException;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.PromptAbortedException;
import dev.wm.cli.settings.SettingsException;
import dev.wm.contract.InvalidValueException;

/**
 * Reports an exception as one sentence on standard error and an exit code, never as a
 * stack trace.
 */
final class ExceptionReporter {

	private ExceptionReporter() {
	}

	/** Says what went wrong, and returns the exit code. */
	static int tell(ConsoleOutput console, Exception ex) {
		return switch (ex) {
			case CommandException command -> say(console, command, command.exitCode());
			case InvalidValueException invalid -> say(console, invalid, CommandException.USAGE);
			case RegistryException registry -> say(console, registry, CommandException.FAILED);
			case SettingsException settings -> say(console, settings, CommandException.FAILED);
			case PromptAbortedException unanswered -> say(console, unanswered, CommandException.FAILED);
			default -> fault(console, ex);
		};
	}

	private static int say(ConsoleOutput console, Exception ex, int exitCode) {
		console.error(String.valueOf(ex.getMessage()));
		return exitCode;
	}

	// The message may repeat anything, a token included; the kind does not.
	private static int fault(ConsoleOutput console, Exception ex) {
		StackTraceElement[] trace = ex.getStackTrace();
		String place = (trace.length > 0) ? " in " + trace[0] : "";
		console.error("This is a bug in wm (" + ex.getClass().getSimpleName() + place
				+ "): please report it with the command that you ran.");
		return CommandException.FAILED;
	}

}
