package dev.wm.cli.command;

import picocli.CommandLine.Option;

/**
 * How the result is printed.
 */
class OutputOption extends HelpOption {

	enum Format {

		TEXT, JSON

	}

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (the default) for people, json for programs.")
	private Format format = Format.TEXT;

	boolean isJson() {
		return this.format == Format.JSON;
	}

}
