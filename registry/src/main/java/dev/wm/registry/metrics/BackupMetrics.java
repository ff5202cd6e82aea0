package dev.wm.registry.metrics;

import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The gauge of when the newest daily backup was written: there while backups are made,
 * whether the database answers or not. A moment and not an age, for there may be none.
 */
@Component
class BackupMetrics {

	BackupMetrics(MeterRegistry registry, DataFolder folder, RegistrySettings settings) {
		if (settings.backups().isEnabled()) {
			Gauge
				.builder("wm.backup.timestamp", new BackupFolder(folder),
						(current) -> current.newest().getEpochSecond())
				.baseUnit("seconds")
				.description("When the newest daily backup was written, in Unix time; 0 if there is none.")
				.register(registry);
		}
	}

}
