package dev.wm.cli.command;

import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are repeated until the answer is a value of the wanted type.
 */
final class Questions {

	private final Context context;

	Questions(Context context) {
		this.context = context;
	}

	<T> T ask(String question, Function<String, T> parse) {
		while (true) {
			String answer = this.context.terminal().ask(question);
			try {
				return parse.apply(answer);
			}
			catch (InvalidValueException ex) {
				this.context.screen().error(String.valueOf(ex.getMessage()));
			}
		}
	}

	<T> @Nullable T askOptional(String question, Function<String, T> parse) {
		return this.<Answer<T>>ask(question, (answer) -> new Answer<>(answer.isEmpty() ? null : parse.apply(answer)))
			.value();
	}

	private record Answer<T>(@Nullable T value) {
	}

}
