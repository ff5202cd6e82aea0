package dev.wm.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.wm.cli.output.PromptAbortedException;
import dev.wm.cli.output.Terminal;

/**
 * Somebody who answers as told, or a pipe.
 */
final class FakeTerminal implements Terminal {

	private final Deque<String> answers = new ArrayDeque<>();

	private final List<String> prompt = new ArrayList<>();

	private boolean interactive;

	private String piped = "";

	/** Somebody sits there, and closes the input after the last answer. */
	void answers(String... texts) {
		this.interactive = true;
		this.answers.addAll(List.of(texts));
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
		if (this.answers.isEmpty()) {
			throw new PromptAbortedException();
		}
		return this.answers.removeFirst();
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
