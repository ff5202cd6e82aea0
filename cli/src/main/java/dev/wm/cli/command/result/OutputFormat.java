package dev.wm.cli.command.result;

/**
 * How {@code -o} prints a result.
 */
public enum OutputFormat {

	/** Tables and sentences, cut to the terminal's width. */
	TEXT,

	/** JSON, indented. */
	JSON,

	/** YAML 1.2. */
	YAML,

	/** As {@link #TEXT}, with more columns and never cut. */
	WIDE,

	/** One name a line, as other commands take it. */
	NAME

}
