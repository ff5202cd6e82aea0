package dev.wm.cli.command;

import dev.wm.cli.output.Screen;

/**
 * Prints a result in the format that was asked for.
 */
final class Output {

	private final Screen screen;

	private final OutputOption.Format format;

	Output(Context context, OutputOption options) {
		this.screen = context.screen();
		this.format = options.format();
	}

	/**
	 * Prints one result.
	 * @param value the result
	 * @param text prints it for people
	 */
	void print(Object value, Runnable text) {
		switch (this.format) {
			case JSON -> this.screen.json(value);
			case YAML -> this.screen.yaml(value);
			case NAME -> Names.of(value).forEach(this.screen::line);
			case TEXT, WIDE -> text.run();
		}
	}

}
