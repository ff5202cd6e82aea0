package dev.wm.cli.output;

import java.time.Duration;

/**
 * Spans of time as people say them.
 */
public final class Ago {

	private Ago() {
	}

	/**
	 * Says how long ago something was.
	 * @param age how long; a negative one comes from clocks that differ and counts as
	 * none
	 * @return such as {@code 5 min ago}
	 */
	public static String of(Duration age) {
		long seconds = age.toSeconds();
		if (seconds < 1) {
			return "just now";
		}
		if (seconds < 60) {
			return seconds + " s ago";
		}
		if (age.toHours() < 1) {
			return age.toMinutes() + " min ago";
		}
		return (age.toDays() < 1) ? age.toHours() + " h ago" : age.toDays() + " d ago";
	}

}
