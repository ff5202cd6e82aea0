package dev.wm.registry.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.settings.BackupSettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpgradeBackupTests {

	private static final Instant NOW = Instant.parse("2026-03-01T23:50:00Z");

	@TempDir
	private Path temporary;

	private UpgradeBackup backup(boolean wanted) {
		return new UpgradeBackup(new BackupFolder(this.temporary), new BackupSettings(7, 4, wanted),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static TestDatabase ofVersion5() throws IOException {
		TestDatabase database = TestDatabase.empty();
		database.flyway("5").migrate();
		JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
			.sql(new ClassPathResource("dump-of-version-5.sql").getContentAsString(StandardCharsets.UTF_8))
			.update();
		return database;
	}

	private static Flyway flyway(TestDatabase database) {
		return Flyway.configure().dataSource(database.url(), database.user(), database.password()).load();
	}

	private List<String> files() throws IOException {
		Path folder = this.temporary.resolve("backups");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void migrateWhenTheSchemaIsOlderBacksItUpFirst() throws IOException {
		TestDatabase database = ofVersion5();
		backup(true).migrate(flyway(database));
		assertThat(files()).containsExactly("wm-schema-5-2026-03-01.json");
		JsonNode document = JsonMapper.shared()
			.readTree(Files.readString(this.temporary.resolve("backups/wm-schema-5-2026-03-01.json")));
		assertThat(document.at("/mesh/mesh_name").asString()).isEqualTo("Home");
		assertThat(document.path("hosts").size()).isGreaterThan(3);
		assertThat(document.path("credentials").get(0).has("token_hash")).isTrue();
		// That version knew no devices.
		assertThat(document.path("devices").size()).isZero();
		assertThat(flyway(database).info().pending()).isEmpty();
		backup(true).migrate(flyway(database));
		assertThat(files()).hasSize(1);
	}

	@Test
	void migrateWhenTheDatabaseIsNewOrNoBackupIsWantedWritesNone() throws IOException {
		backup(true).migrate(flyway(TestDatabase.empty()));
		backup(false).migrate(flyway(ofVersion5()));
		assertThat(files()).isEmpty();
	}

	@Test
	void migrateWhenTheBackupCannotBeWrittenChangesNothing() throws IOException {
		TestDatabase database = ofVersion5();
		// A file in the place of the folder keeps root out, too.
		Files.writeString(this.temporary.resolve("backups"), "");
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> backup(true).migrate(flyway(database)))
			.withMessageContaining("has to be upgraded from schema version 5")
			.withMessageContaining("start once with WM_BACKUP_BEFORE_UPGRADE=no.");
		assertThat(flyway(database).info().current().getVersion()).hasToString("5");
		backup(false).migrate(flyway(database));
		assertThat(flyway(database).info().pending()).isEmpty();
	}

	@Test
	void writeBeforeUpgradeWhenThereAreManyKeepsTheLastFive() throws IOException {
		BackupFolder folder = new BackupFolder(this.temporary);
		for (int version = 1; version <= 8; version++) {
			Path file = folder.writeBeforeUpgrade(Integer.toString(version), LocalDate.of(2026, 3, version),
					(out) -> out.write('x'));
			Files.setLastModifiedTime(file, FileTime.from(NOW.plus(Duration.ofDays(version))));
		}
		folder.write(LocalDate.of(2026, 3, 1), (out) -> out.write('x'));
		assertThat(files()).containsExactly("wm-2026-03-01.json", "wm-schema-4-2026-03-04.json",
				"wm-schema-5-2026-03-05.json", "wm-schema-6-2026-03-06.json", "wm-schema-7-2026-03-07.json",
				"wm-schema-8-2026-03-08.json");
		assertThat(folder.days()).containsExactly(LocalDate.of(2026, 3, 1));
	}

}
