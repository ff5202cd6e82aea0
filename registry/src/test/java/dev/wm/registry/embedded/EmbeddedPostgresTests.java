package dev.wm.registry.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class EmbeddedPostgresTests {

	@TempDir
	private Path temporary;

	@Test
	void startLetsInOnlyWhoKnowsThePasswordAndSurvivesItsOwnDeath() throws IOException {
		try (DataFolder folder = DataFolder.open(this.temporary.resolve("data"));
				EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom())) {
			assertThatNoException().isThrownBy(() -> connect(postgres, postgres.password()));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(postgres, "guess"))
				.matches((ex) -> "28P01".equals(ex.getSQLState()));
			assertThat(mode(folder.path())).isEqualTo("rwx------");
			assertThat(mode(folder.resolve("postgresql-password"))).isEqualTo("rw-------");
			long first = pid(folder);
			ProcessHandle.of(first).orElseThrow().destroyForcibly();
			Waiting.await().ignoreExceptions().untilAsserted(() -> {
				assertThat(pid(folder)).isNotEqualTo(first);
				connect(postgres, postgres.password());
			});
		}
	}

	@Test
	void startWhenTheNumberOfADeadServerBelongsToAnotherProgramStarts() throws Exception {
		try (DataFolder folder = DataFolder.open(DataFolders.withCluster(this.temporary.resolve("data")))) {
			EmbeddedPostgres.start(folder, new SecureRandom()).close();
			long other = ProcessHandle.current().pid();
			Files.writeString(folder.resolve("postgresql").resolve("postmaster.pid"), other + "\n/elsewhere\n");
			try (EmbeddedPostgres again = EmbeddedPostgres.start(folder, new SecureRandom())) {
				assertThatNoException().isThrownBy(() -> connect(again, again.password()));
			}
			assertThat(ProcessHandle.of(other)).isPresent();
		}
	}

	@Test
	void startWhenTheDataIsOfAnotherVersionIsRefused() throws Exception {
		try (DataFolder folder = DataFolder.open(DataFolders.withPrograms(this.temporary.resolve("data")))) {
			Files.createDirectories(folder.resolve("postgresql"));
			Files.writeString(folder.resolve("postgresql").resolve("PG_VERSION"), "17\n");
			assertThatExceptionOfType(StartupException.class)
				.isThrownBy(() -> EmbeddedPostgres.start(folder, new SecureRandom()))
				.withMessageContaining("pg_upgrade");
		}
	}

	private static void connect(EmbeddedPostgres postgres, String password) throws SQLException {
		try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), password)) {
			connection.createStatement().execute("select 1");
		}
	}

	private static long pid(DataFolder folder) {
		return PostmasterFile.read(folder.resolve("postgresql")).orElseThrow().pid();
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
