package dev.wm.cli.command.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.wm.contract.InvalidValueException;

/**
 * Converts enum constants to and from the words of the command line.
 */
public final class EnumNames {

	private EnumNames() {
	}

	public static <E extends Enum<E>> E parse(Class<E> type, String text) {
		for (E choice : type.getEnumConstants()) {
			if (word(choice).equalsIgnoreCase(text)) {
				return choice;
			}
		}
		throw new InvalidValueException(InvalidValueException.quote(text) + " is not a valid value: use "
				+ Arrays.stream(type.getEnumConstants()).map(EnumNames::word).collect(Collectors.joining(" or "))
				+ ".");
	}

	public static String word(Object choice) {
		return choice.toString().toLowerCase(Locale.ROOT);
	}

}
