package dev.wm.cli.setup;

import java.util.regex.Pattern;

/**
 * Quotes words for a POSIX shell (XCU 2.2.2).
 */
final class Shell {

	private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

	private Shell() {
	}

	/**
	 * One word that the shell takes as it is.
	 * @param value its text
	 * @return the text, in quotes if it needs them
	 */
	static String quote(Object value) {
		String text = value.toString();
		return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
	}

}
