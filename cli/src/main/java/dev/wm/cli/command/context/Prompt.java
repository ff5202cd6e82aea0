package dev.wm.cli.command.context;

import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Prompts for a value until the input parses.
 */
public final class Prompt {

	private final CommandContext context;

	public Prompt(CommandContext context) {
		this.context = context;
	}

	public <T> T ask(String question, Function<String, T> parse) {
		while (true) {
			String answer = this.context.terminal().ask(question);
			try {
				return parse.apply(answer);
			}
			catch (InvalidValueException ex) {
				this.context.console().error(String.valueOf(ex.getMessage()));
			}
		}
	}

	public <T> @Nullable T askOptional(String question, Function<String, T> parse) {
		return this.<Answer<T>>ask(question, (answer) -> new Answer<>(answer.isEmpty() ? null : parse.apply(answer)))
			.value();
	}

	private record Answer<T>(@Nullable T value) {
	}

}
