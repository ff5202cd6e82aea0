package dev.wm.registry.backup;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The backups to keep: those of the last days, and one for each of the last weeks.
 *
 * @param daily the number of days
 * @param weekly the number of weeks
 */
record BackupRetention(int daily, int weekly) {

	/**
	 * The backups to remove.
	 * @param days the days with a backup, newest first
	 * @return the days to remove
	 */
	List<LocalDate> expired(List<LocalDate> days) {
		List<LocalDate> expired = new ArrayList<>();
		Set<String> weeks = new HashSet<>();
		for (int index = 0; index < days.size(); index++) {
			LocalDate day = days.get(index);
			// The first one of a week is its newest.
			boolean keepsWeek = weeks.size() < this.weekly && weeks.add(week(day));
			if (index >= this.daily && !keepsWeek) {
				expired.add(day);
			}
		}
		return expired;
	}

	private static String week(LocalDate day) {
		return day.get(WeekFields.ISO.weekBasedYear()) + "-" + day.get(WeekFields.ISO.weekOfWeekBasedYear());
	}

}
