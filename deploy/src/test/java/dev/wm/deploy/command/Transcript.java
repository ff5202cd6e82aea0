package dev.wm.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What somebody types one after the other, and what comes back. A line that begins with
 * {@code $} is typed, one that begins with {@code !} comes on standard error, {@code =}
 * stands before an exit code that is not 0, {@code ---} before a remark, and all other
 * lines come on standard output.
 */
final class Transcript {

	private Transcript() {
	}

	static List<Entry> read() throws IOException {
		try (InputStream in = Transcript.class.getResourceAsStream("commands.txt")) {
			String text = new String(Objects.requireNonNull(in, "commands.txt").readAllBytes(), StandardCharsets.UTF_8);
			return parse(text.lines().filter((line) -> !line.startsWith("---")).toList());
		}
	}

	private static List<Entry> parse(List<String> lines) {
		List<Entry> entries = new ArrayList<>();
		for (String line : lines) {
			if (line.startsWith("$ ")) {
				entries.add(new Entry(line.substring(2), "", "", 0));
			}
			else {
				entries.set(entries.size() - 1, entries.getLast().with(line));
			}
		}
		return entries;
	}

	/**
	 * One line that is typed.
	 *
	 * @param line what is typed, for a shell
	 * @param out what is expected on standard output, with {@link Pattern placeholders}
	 * @param err what is expected on standard error, likewise
	 * @param exit the exit code
	 */
	record Entry(String line, String out, String err, int exit) {

		private Entry with(String more) {
			if (more.startsWith("! ")) {
				return new Entry(this.line, this.out, this.err + more.substring(2) + "\n", this.exit);
			}
			return more.startsWith("= ") ? new Entry(this.line, this.out, this.err, Integer.parseInt(more.substring(2)))
					: new Entry(this.line, this.out + more + "\n", this.err, this.exit);
		}

		/** Whether it runs that command, such as {@code mesh add}. */
		boolean runs(String command) {
			return (this.line + " ").contains("wm " + command + " ");
		}

	}

}
