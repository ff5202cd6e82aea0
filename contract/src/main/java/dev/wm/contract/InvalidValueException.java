package dev.wm.contract;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A text or number that is not a value of the type it was meant for. The message is one
 * sentence for the person who typed it: what is wrong and what is expected. It never
 * carries a secret.
 */
public class InvalidValueException extends IllegalArgumentException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int LONGEST_QUOTE = 64;

	public InvalidValueException(String message) {
		super(message);
	}

	/**
	 * Refuses a field that was left out.
	 * @param value what the field holds, null when absent
	 * @param field the field's name as the JSON document spells it
	 * @param <T> the field's type
	 * @return the value
	 */
	public static <T> T requirePresent(@Nullable T value, String field) {
		if (value == null) {
			throw new InvalidValueException("\"" + field + "\" is missing.");
		}
		return value;
	}

	/**
	 * Quotes somebody's input for a message: control characters replaced, cut to a
	 * readable length.
	 * @param input the text as it came
	 * @return the text between double quotes
	 */
	public static String quote(String input) {
		String printable = input.codePoints()
			.limit(LONGEST_QUOTE)
			.map((c) -> (Character.isISOControl(c) || !Character.isDefined(c)
					|| Character.getType(c) == Character.FORMAT) ? '?' : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		boolean cut = input.codePointCount(0, input.length()) > LONGEST_QUOTE;
		return "\"" + printable + (cut ? "…" : "") + "\"";
	}

}
