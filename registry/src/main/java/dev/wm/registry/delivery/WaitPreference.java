package dev.wm.registry.delivery;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How long a caller would like to wait for something new (RFC 7240, section 4.3).
 *
 * @param seconds how long it is given, 0 if it did not ask
 */
record WaitPreference(int seconds) {

	/** The longest that anybody is held. */
	static final int LONGEST = 60;

	static final String HEADER = "Prefer";

	static final String APPLIED_HEADER = "Preference-Applied";

	private static final Pattern WAIT = Pattern.compile("\\s*wait\\s*=\\s*(?:(\\d+)|\"(\\d+)\")\\s*(?:;.*)?",
			Pattern.CASE_INSENSITIVE);

	static WaitPreference of(HttpServletRequest request) {
		return of(Collections.list(request.getHeaders(HEADER)));
	}

	/**
	 * Reads the header's lines. The first wait counts; what cannot be read is as if it
	 * were not there, as the RFC asks.
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
		return (digits.length() > 9) ? LONGEST : Math.min(Integer.parseInt(digits), LONGEST);
	}

	boolean isAsked() {
		return this.seconds > 0;
	}

	/**
	 * What the answer says about it.
	 */
	String applied() {
		return "wait=" + this.seconds;
	}

}
