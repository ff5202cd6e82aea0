package dev.wm.registry.settings;

/**
 * The retention of the daily backups.
 *
 * @param days the number of days to keep
 * @param weeks the number of weeks of which one backup is kept
 */
public record BackupSettings(int days, int weeks) {

	/** The default: seven days and four weeks. */
	public static final BackupSettings DEFAULT = new BackupSettings(7, 4);

	/**
	 * Whether backups are made.
	 * @return false if none would be kept
	 */
	public boolean isEnabled() {
		return this.days > 0 || this.weeks > 0;
	}

	static BackupSettings read(EnvironmentReader reader, boolean externalDatabase) {
		// Its operator has backups of it.
		return new BackupSettings(
				reader.read("WM_BACKUP_DAYS", SettingParsers::count, externalDatabase ? 0 : DEFAULT.days),
				reader.read("WM_BACKUP_WEEKS", SettingParsers::count, externalDatabase ? 0 : DEFAULT.weeks));
	}

}
