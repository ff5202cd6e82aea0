package dev.wm.agent.log;

import java.io.PrintStream;

import dev.wm.contract.text.PlainText;

/**
 * The program's output, the only way to the terminal and to the system's log. Texts of
 * the registry and of other programs are in it, so nothing goes out that a terminal acts
 * on or that looks like a line of its own. Safe from several threads.
 */
public final class Console {

	private final PrintStream out;

	private final PrintStream err;

	public Console(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** Prints a line. */
	public void print(String line) {
		this.out.println(PlainText.of(line));
	}

	/** Prints a text of the program's own, which may have several lines. */
	public void printLines(String text) {
		text.lines().forEach(this::print);
	}

	/** Prints a JSON document. */
	public void printJson(String json) {
		this.out.println(PlainText.ofJson(json));
	}

	/** Prints a line that tells of an error. */
	public void error(String line) {
		this.err.println(PlainText.of(line));
	}

}
