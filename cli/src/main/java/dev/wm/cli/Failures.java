package dev.wm.cli;

import dev.wm.cli.client.RegistryException;
import dev.wm.cli.command.CommandException;
import dev.wm.cli.output.NoAnswerException;
import dev.wm.cli.output.Screen;
import dev.wm.cli.settings.SettingsException;
import dev.wm.contract.InvalidValueException;

/**
 * What a command did not bring to a good end becomes one sentence and an exit code, never
 * a stack trace.
 */
final class Failures {

	private Failures() {
	}

	/** Says what went wrong, and returns the exit code. */
	static int tell(Screen screen, Exception ex) {
		return switch (ex) {
			case CommandException command -> say(screen, command, command.exitCode());
			case InvalidValueException invalid -> say(screen, invalid, CommandException.USAGE);
			case RegistryException registry -> say(screen, registry, CommandException.FAILED);
			case SettingsException settings -> say(screen, settings, CommandException.FAILED);
			case NoAnswerException unanswered -> say(screen, unanswered, CommandException.FAILED);
			default -> fault(screen, ex);
		};
	}

	private static int say(Screen screen, Exception ex, int exitCode) {
		screen.error(String.valueOf(ex.getMessage()));
		return exitCode;
	}

	// The message may repeat anything, a token included; the kind does not.
	private static int fault(Screen screen, Exception ex) {
		StackTraceElement[] trace = ex.getStackTrace();
		String place = (trace.length > 0) ? " in " + trace[0] : "";
		screen.error("This is a fault of wm itself (" + ex.getClass().getSimpleName() + place
				+ "): please report it with the command that you ran.");
		return CommandException.FAILED;
	}

}
