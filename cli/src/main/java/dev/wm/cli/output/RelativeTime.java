package dev.wm.cli.output;

import java.time.Duration;

/**
 * Formats durations, such as {@code 5 min ago}.
 */
public final class RelativeTime {

	private RelativeTime() {
	}

	/**
	 * Says how long ago something was.
	 * @param age how long; a negative one comes from clocks that differ and counts as
	 * none
	 * @return such as {@code 5 min ago}
	 */
	public static String of(Duration age) {
		return (age.toSeconds() < 1) ? "just now" : brief(age) + " ago";
	}

	/**
	 * Says how long something is.
	 * @param age how long; a negative one counts as none
	 * @return such as {@code 5 min}
	 */
	public static String brief(Duration age) {
		long seconds = Math.max(0, age.toSeconds());
		if (seconds < 60) {
			return seconds + " s";
		}
		if (age.toHours() < 1) {
			return age.toMinutes() + " min";
		}
		return (age.toDays() < 1) ? age.toHours() + " h" : age.toDays() + " d";
	}

}
