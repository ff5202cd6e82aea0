package dev.wm.contract;

import java.io.Serial;

import dev.wm.contract.text.PlainText;
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
		int cut = input.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, input.codePointCount(0, input.length())));
		return "\"" + PlainText.of(input.substring(0, cut)) + ((cut < input.length()) ? "…" : "") + "\"";
	}

}
