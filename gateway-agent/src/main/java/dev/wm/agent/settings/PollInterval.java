package dev.wm.agent.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * Parser of the poll interval: {@code 500ms}, {@code 5s}, {@code 1m}, from 100ms to 60m.
 */
final class PollInterval {

	static final Duration DEFAULT = Duration.ofSeconds(5);

	private static final Duration SHORTEST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final Pattern FORM = Pattern.compile("(\\d{1,7})(ms|s|m)");

	private PollInterval() {
	}

	static Duration parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidValueException(
					InvalidValueException.quote(text) + " is not a time: write 500ms, 5s or 1m.");
		}
		Duration interval = of(Long.parseLong(matcher.group(1)), matcher.group(2));
		if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
			throw new InvalidValueException("Choose a time from 100ms to 60m.");
		}
		return interval;
	}

	private static Duration of(long number, String unit) {
		return switch (unit) {
			case "ms" -> Duration.ofMillis(number);
			case "s" -> Duration.ofSeconds(number);
			default -> Duration.ofMinutes(number);
		};
	}

}
