package dev.wm.cli.command.result;

import dev.wm.cli.output.ConsoleOutput;

/**
 * Prints a result in the format that {@code -o} names.
 */
public final class ResultPrinter {

	private final ConsoleOutput console;

	private final OutputFormat format;

	/**
	 * Creates a printer.
	 * @param console where to
	 * @param format as the user chose
	 */
	public ResultPrinter(ConsoleOutput console, OutputFormat format) {
		this.console = console;
		this.format = format;
	}

	/**
	 * Prints one result.
	 * @param value the result
	 * @param text prints it for people
	 */
	public void print(Object value, Runnable text) {
		switch (this.format) {
			case JSON -> this.console.json(value);
			case YAML -> this.console.yaml(value);
			case NAME -> ObjectNames.of(value).forEach(this.console::line);
			case TEXT, WIDE -> text.run();
		}
	}

}
