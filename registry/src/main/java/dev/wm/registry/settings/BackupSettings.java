package dev.wm.registry.settings;

/**
 * Which of its daily backups the registry keeps.
 *
 * @param days of how many days
 * @param weeks and one of each of how many weeks
 */
public record BackupSettings(int days, int weeks) {

	/** A week of days and a month of weeks. */
	public static final BackupSettings USUAL = new BackupSettings(7, 4);

	/**
	 * Whether there are any.
	 * @return false if none would be kept
	 */
	public boolean areWanted() {
		return this.days > 0 || this.weeks > 0;
	}

	static BackupSettings read(EnvironmentReader reader) {
		return new BackupSettings(reader.read("WM_BACKUP_DAYS", SettingParsers::count, USUAL.days),
				reader.read("WM_BACKUP_WEEKS", SettingParsers::count, USUAL.weeks));
	}

}
