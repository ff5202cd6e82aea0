package dev.wm.cli.command;

import picocli.CommandLine.Option;

/**
 * How the result is printed.
 */
class OutputOption extends HelpOption {

	enum Format {

		TEXT, JSON, YAML, WIDE, NAME

	}

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (the default), wide (more columns, never cut), json, yaml or name (names alone).")
	private Format format = Format.TEXT;

	Format format() {
		return this.format;
	}

	boolean isWide() {
		return this.format == Format.WIDE;
	}

}
