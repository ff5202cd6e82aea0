package dev.wm.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.wm.contract.InvalidValueException;

/**
 * Words that stand for the values of an enum.
 */
final class Choices {

	private Choices() {
	}

	static <E extends Enum<E>> E parse(Class<E> type, String text) {
		for (E choice : type.getEnumConstants()) {
			if (word(choice).equalsIgnoreCase(text)) {
				return choice;
			}
		}
		throw new InvalidValueException(InvalidValueException.quote(text) + " is none of the choices: write "
				+ Arrays.stream(type.getEnumConstants()).map(Choices::word).collect(Collectors.joining(" or ")) + ".");
	}

	static String word(Object choice) {
		return choice.toString().toLowerCase(Locale.ROOT);
	}

}
