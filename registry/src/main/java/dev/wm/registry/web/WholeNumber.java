package dev.wm.registry.web;

import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * Reads whole numbers of paths and queries as JSON writes them. Spring also takes
 * {@code 0x10}, {@code +5} and spaces around a number.
 */
final class WholeNumber {

	private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

	private WholeNumber() {
	}

	static long parse(String text, long least, long most) {
		try {
			if (FORM.matcher(text).matches()) {
				long number = Long.parseLong(text);
				if (number >= least && number <= most) {
					return number;
				}
			}
		}
		catch (NumberFormatException ex) {
			// Nineteen digits may be too many.
		}
		throw new InvalidValueException(InvalidValueException.quote(text) + " is not a whole number from " + least
				+ " to " + most + ": correct it.");
	}

}
