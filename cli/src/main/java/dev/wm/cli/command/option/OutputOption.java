package dev.wm.cli.command.option;

import dev.wm.cli.command.result.OutputFormat;
import picocli.CommandLine.Option;

/**
 * The options {@code --output} and {@code --help}.
 */
public class OutputOption extends HelpOption {

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (default), wide (all columns, not truncated), json, yaml or name.")
	private OutputFormat format = OutputFormat.TEXT;

	public OutputFormat format() {
		return this.format;
	}

	public boolean isWide() {
		return this.format == OutputFormat.WIDE;
	}

}
