package dev.wm.cli.command.option;

import picocli.CommandLine.Option;

/**
 * The option {@code --yes}, which every command that changes something takes, whether it
 * asks for confirmation or not.
 */
public class YesOption {

	@Option(names = { "-y", "--yes" },
			description = "Do not ask for confirmation; a command that asks needs it without a terminal.")
	private boolean yes;

	boolean isGiven() {
		return this.yes;
	}

}
