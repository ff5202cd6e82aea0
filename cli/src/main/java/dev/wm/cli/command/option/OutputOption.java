package dev.wm.cli.command.option;

import dev.wm.cli.command.result.OutputFormat;
import picocli.CommandLine.Option;

/**
 * How the result is printed.
 */
public class OutputOption extends HelpOption {

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (the default), wide (more columns, never cut), json, yaml or name (names alone).")
	private OutputFormat format = OutputFormat.TEXT;

	public OutputFormat format() {
		return this.format;
	}

	public boolean isWide() {
		return this.format == OutputFormat.WIDE;
	}

}
