package dev.wm.registry.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * Reads times as RFC 3339 (section 5.6) writes them. The JDK's own parser also takes hour
 * 24, leap seconds and years of ten digits; Jackson takes numbers, and Spring the form of
 * RFC 1123.
 */
public final class Timestamp {

	/** The form of a time, as an ECMA 262 expression. */
	public static final String PATTERN = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
			+ "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])$";

	private static final Pattern FORM = Pattern.compile(PATTERN.substring(1, PATTERN.length() - 1));

	private Timestamp() {
	}

	/**
	 * Reads {@code 2026-03-01T12:00:00Z}.
	 * @param text a date, a time of day and an offset
	 * @return the instant
	 * @throws InvalidValueException if the text is anything else
	 */
	public static Instant parse(String text) {
		if (FORM.matcher(text).matches()) {
			try {
				return Instant.parse(text);
			}
			catch (DateTimeException ex) {
				// A 30th of February.
			}
		}
		throw new InvalidValueException(
				InvalidValueException.quote(text) + " is not a time: write one such as 2026-03-01T12:00:00Z.");
	}

}
