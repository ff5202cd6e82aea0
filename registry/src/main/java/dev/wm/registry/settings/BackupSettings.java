package dev.wm.registry.settings;

/**
 * The backups that are made without being asked for.
 *
 * @param days the number of days to keep
 * @param weeks the number of weeks of which one backup is kept
 * @param beforeUpgrade whether one is made before the database's schema is migrated
 */
public record BackupSettings(int days, int weeks, boolean beforeUpgrade) {

	/** The default: seven days and four weeks, and one before an upgrade. */
	public static final BackupSettings DEFAULT = new BackupSettings(7, 4, true);

	/**
	 * Whether daily backups are made.
	 * @return false if none would be kept
	 */
	public boolean isEnabled() {
		return this.days > 0 || this.weeks > 0;
	}

	static BackupSettings read(EnvironmentReader reader, boolean externalDatabase) {
		// Its operator has backups of it.
		return new BackupSettings(
				reader.read("WM_BACKUP_DAYS", SettingParsers::count, externalDatabase ? 0 : DEFAULT.days),
				reader.read("WM_BACKUP_WEEKS", SettingParsers::count, externalDatabase ? 0 : DEFAULT.weeks),
				reader.read("WM_BACKUP_BEFORE_UPGRADE", SettingParsers::choice, DEFAULT.beforeUpgrade));
	}

}
