package dev.wm.agent.process;

import java.util.stream.Collectors;

/**
 * What a command that ran to its end left behind.
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

	/** What it complained of, on one line of readable length. */
	public String complaint() {
		String line = this.errors.lines()
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.limit(3)
			.collect(Collectors.joining(" "));
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
