package dev.wm.cli.output;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import dev.wm.contract.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process.
 */
public final class SystemTerminal implements Terminal {

	@Override
	@SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again without a terminal
	public boolean isInteractive() {
		Console console = System.console();
		return console != null && console.isTerminal();
	}

	@Override
	public String ask(String question) {
		return answer(console().readLine("%s", PlainText.of(question)));
	}

	@Override
	public String promptSecret(String question) {
		char[] typed = console().readPassword("%s", PlainText.of(question));
		return answer((typed != null) ? new String(typed) : null);
	}

	@SuppressWarnings("SystemConsoleNull") // as above
	private static Console console() {
		Console console = System.console();
		if (console == null) {
			throw new PromptAbortedException();
		}
		return console;
	}

	private static String answer(@Nullable String line) {
		if (line == null) {
			throw new PromptAbortedException();
		}
		return line.strip();
	}

	@Override
	public String readLine() {
		try {
			BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			String line = in.readLine();
			return (line != null) ? line.strip() : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
