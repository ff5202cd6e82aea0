package dev.wm.registry.delivery;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The {@code wait} preference of a request (RFC 7240, section 4.3).
 *
 * @param seconds the granted seconds, 0 if there is no such preference
 */
record WaitPreference(int seconds) {

	/** The longest hold. */
	static final int MAX_SECONDS = 60;

	static final String HEADER = "Prefer";

	static final String APPLIED_HEADER = "Preference-Applied";

	private static final Pattern WAIT = Pattern.compile("\\s*wait\\s*=\\s*(?:(\\d+)|\"(\\d+)\")\\s*(?:;.*)?",
			Pattern.CASE_INSENSITIVE);

	static WaitPreference of(HttpServletRequest request) {
		return of(Collections.list(request.getHeaders(HEADER)));
	}

	/**
	 * Parses the lines of the header. The first wait counts; what cannot be parsed is
	 * ignored, as the RFC asks.
	 */
	static WaitPreference of(List<String> lines) {
		for (String line : lines) {
			for (String preference : line.split(",", -1)) {
				Matcher wait = WAIT.matcher(preference);
				if (wait.matches()) {
					return new WaitPreference(capped((wait.group(1) != null) ? wait.group(1) : wait.group(2)));
				}
			}
		}
		return new WaitPreference(0);
	}

	private static int capped(String digits) {
		return (digits.length() > 9) ? MAX_SECONDS : Math.min(Integer.parseInt(digits), MAX_SECONDS);
	}

	boolean isPresent() {
		return this.seconds > 0;
	}

	/**
	 * The value of {@code Preference-Applied}.
	 */
	String applied() {
		return "wait=" + this.seconds;
	}

}
