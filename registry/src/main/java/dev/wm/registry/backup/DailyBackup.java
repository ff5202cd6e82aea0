package dev.wm.registry.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.transfer.MeshExporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes a backup of the mesh each day, if any are to be kept.
 */
@Component
class DailyBackup {

	private static final Logger log = LoggerFactory.getLogger(DailyBackup.class);

	private final MeshExporter source;

	private final BackupFolder folder;

	private final boolean enabled;

	private final BackupRetention retention;

	private final Clock clock;

	DailyBackup(MeshExporter source, DataFolder folder, RegistrySettings settings, Clock clock) {
		this.source = source;
		this.folder = new BackupFolder(folder);
		this.enabled = settings.backups().isEnabled();
		this.retention = new BackupRetention(settings.backups().days(), settings.backups().weeks());
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 15, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
	void writeIfDue() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		if (!this.enabled || this.folder.days().contains(today)) {
			return;
		}
		try {
			Path file = this.folder.write(today, (out) -> this.source.export(out, true));
			log.info("backup={}", file);
			List<LocalDate> expired = this.retention.expired(this.folder.days());
			expired.forEach(this.folder::remove);
		}
		catch (RuntimeException ex) {
			log.error("The backup of today failed and is tried again: {}", ex.getMessage());
		}
	}

}
