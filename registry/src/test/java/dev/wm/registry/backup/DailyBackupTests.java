package dev.wm.registry.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DailyBackupTests {

	@TempDir
	private Path temporary;

	private DataFolder folder;

	private Instant now = Instant.parse("2026-03-01T23:50:00Z");

	private int made;

	private boolean failing;

	@BeforeEach
	void open() {
		this.folder = DataFolder.open(this.temporary);
	}

	@AfterEach
	void close() throws IOException {
		this.folder.close();
	}

	@Test
	void writeIfDueWhenThereIsNoneOfTodayMakesOneADay() {
		DailyBackup backup = backup(Map.of());
		backup.writeIfDue();
		backup.writeIfDue();
		assertThat(files()).containsExactly("wm-2026-03-01.json");
		assertThat(this.made).isEqualTo(1);
		this.now = this.now.plus(Duration.ofMinutes(15));
		backup.writeIfDue();
		assertThat(files()).containsExactly("wm-2026-03-01.json", "wm-2026-03-02.json");
		assertThat(content("wm-2026-03-02.json")).isEqualTo("backup 2 true");
	}

	@Test
	void writeIfDueWhenThereAreMoreThanWantedRemovesTheOldest() {
		DailyBackup backup = backup(Map.of("WM_BACKUP_DAYS", "2", "WM_BACKUP_WEEKS", "0"));
		for (int day = 0; day < 5; day++) {
			backup.writeIfDue();
			this.now = this.now.plus(Duration.ofDays(1));
		}
		assertThat(files()).containsExactly("wm-2026-03-04.json", "wm-2026-03-05.json");
	}

	@Test
	void writeIfDueWhenItFailsTriesAgainAndLeavesNothingHalf() {
		DailyBackup backup = backup(Map.of());
		this.failing = true;
		backup.writeIfDue();
		assertThat(files()).isEmpty();
		this.failing = false;
		backup.writeIfDue();
		assertThat(files()).containsExactly("wm-2026-03-01.json");
	}

	@Test
	void writeIfDueWhenNoneIsWantedOrTheDatabaseIsTheOperatorsMakesNone() {
		backup(Map.of("WM_BACKUP_DAYS", "0", "WM_BACKUP_WEEKS", "0")).writeIfDue();
		backup(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/wm")).writeIfDue();
		assertThat(this.made).isZero();
		assertThat(this.temporary.resolve("backups")).doesNotExist();
		assertThat(new BackupFolder(this.folder).newest()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void writeIfDueWhenBackupsOfTheOperatorsDatabaseAreWantedMakesOne() throws IOException {
		backup(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/wm", "WM_BACKUP_DAYS", "7")).writeIfDue();
		Path file = this.temporary.resolve("backups/wm-2026-03-01.json");
		Files.setLastModifiedTime(file, FileTime.from(this.now));
		assertThat(new BackupFolder(this.folder).newest()).isEqualTo(this.now);
	}

	private DailyBackup backup(Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("WM_DATA_DIR", this.temporary.toString());
		InstantSource source = () -> this.now;
		Clock clock = source.withZone(ZoneOffset.UTC);
		return new DailyBackup((out, secrets) -> {
			this.made++;
			try {
				out.write(("backup " + this.made + " " + secrets).getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			if (this.failing) {
				throw new IllegalStateException("The database is away.");
			}
		}, this.folder, RegistrySettings.read(environment), clock);
	}

	private List<String> files() {
		Path backups = this.temporary.resolve("backups");
		if (!Files.exists(backups)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(backups)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String content(String name) {
		try {
			return Files.readString(this.temporary.resolve("backups").resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
