package dev.wm.cli.command.option;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;

/**
 * The options of a write that needs confirmation.
 */
public class ConfirmOptions extends WriteOptions {

	/**
	 * Makes sure that the change is meant, unless this is a dry run.
	 * @param question ends with a question mark
	 * @throws CommandException if it is not
	 */
	public void confirm(CommandContext context, String question) {
		if (isConfirmed() || isPlan()) {
			return;
		}
		if (!context.terminal().isInteractive()) {
			throw CommandException.usage(question + " There is no terminal to confirm on: add --yes.");
		}
		String answer = context.terminal().ask(question + " [y/N] ");
		if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
			throw CommandException.failed("Nothing was changed.");
		}
	}

}
