package dev.wm.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.wm.cli.output.PromptAbortedException;
import dev.wm.cli.output.Terminal;

/**
 * A user whose input is scripted, or a pipe.
 */
final class FakeTerminal implements Terminal {

	private final Deque<String> typed = new ArrayDeque<>();

	private final List<String> prompt = new ArrayList<>();

	private boolean interactive;

	private String piped = "";

	/** Somebody sits there, and closes the input after the last line. */
	void types(String... texts) {
		this.interactive = true;
		this.typed.addAll(List.of(texts));
	}

	void pipes(String line) {
		this.piped = line;
	}

	List<String> prompt() {
		return this.prompt;
	}

	@Override
	public boolean isInteractive() {
		return this.interactive;
	}

	@Override
	public String ask(String question) {
		this.prompt.add(question);
		if (this.typed.isEmpty()) {
			throw new PromptAbortedException();
		}
		return this.typed.removeFirst();
	}

	@Override
	public String promptSecret(String question) {
		return ask(question);
	}

	@Override
	public String readLine() {
		return this.piped;
	}

}
