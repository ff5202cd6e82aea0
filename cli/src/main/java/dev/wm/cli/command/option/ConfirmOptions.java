package dev.wm.cli.command.option;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import picocli.CommandLine.Option;

/**
 * The options of a change that takes something away.
 */
public class ConfirmOptions extends WriteOptions {

	@Option(names = { "-y", "--yes" }, description = "Do not ask; has to be there where nobody can answer.")
	private boolean yes;

	/**
	 * Makes sure that the change is meant, unless it is only looked at.
	 * @param question ends with a question mark
	 * @throws CommandException if it is not
	 */
	public void confirm(CommandContext context, String question) {
		if (this.yes || isPlan()) {
			return;
		}
		if (!context.terminal().isInteractive()) {
			throw CommandException.usage(question + " Nobody is here to answer: add --yes if so.");
		}
		String answer = context.terminal().ask(question + " [y/N] ");
		if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
			throw CommandException.failed("Nothing was changed.");
		}
	}

}
