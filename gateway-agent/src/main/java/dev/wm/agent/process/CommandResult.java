package dev.wm.agent.process;

import java.util.stream.Collectors;

/**
 * The exit code and output of a command that ran to its end.
 *
 * @param exitCode 0 if it succeeded
 * @param output its standard output
 * @param errors its standard error
 */
public record CommandResult(int exitCode, String output, String errors) {

	private static final int LONGEST = 300;

	public boolean succeeded() {
		return this.exitCode == 0;
	}

	/** The first lines of standard error on one line, at most 300 characters. */
	public String errorSummary() {
		String line = this.errors.lines()
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.limit(3)
			.collect(Collectors.joining(" "));
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
