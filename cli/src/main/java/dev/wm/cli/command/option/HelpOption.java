package dev.wm.cli.command.option;

import picocli.CommandLine.Option;

/**
 * The option {@code --help}.
 */
public class HelpOption {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private boolean help;

}
