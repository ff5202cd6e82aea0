package dev.wm.agent.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * Parser of the confirmation window's length: {@code 60s}, {@code 2m}, from 1s to 60m, or
 * {@code 0} to never revert.
 */
final class ConfirmTimeout {

	static final Duration DEFAULT = Duration.ofSeconds(60);

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final Pattern FORM = Pattern.compile("(\\d{1,5})(s|m)");

	private ConfirmTimeout() {
	}

	static Duration parse(String text) {
		if (text.equals("0")) {
			return Duration.ZERO;
		}
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException(
					InvalidValueException.quote(text) + " is not a time: write 60s, 2m, or 0 for never.");
		}
		long number = Long.parseLong(matcher.group(1));
		Duration timeout = matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
		if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
			throw new InvalidValueException("Choose a time from 1s to 60m, or 0 for never.");
		}
		return timeout;
	}

}
