package dev.wm.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.FreePort;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.RegistryProcess;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The real program with its own database.
 */
@Order(2)
@ResourceLock("a processor for a program that starts")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegistryProgramTests {

	@TempDir
	private Path temporary;

	// W1, W3, W4, W8
	@Test
	void startWhenEverythingWasKilledHasKeptItsData() throws Exception {
		Path data = this.temporary.resolve("data");
		Map<String, String> settings = Map.of("WM_DATA_DIR", data.toString());
		int port = FreePort.next();
		String site;
		ApiClient admin;
		try (RegistryProcess first = RegistryProcess.start(port, settings)) {
			String printed = first.awaitListening();
			String token = Files.readString(data.resolve("admin-token")).strip();
			assertThat(token).matches("wm_adm_[A-Za-z0-9_-]{43}");
			assertThat(printed).contains("http://127.0.0.1:" + port, data.resolve("admin-token").toString())
				.doesNotContain(token);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin-token"))))
				.isEqualTo("rw-------");
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), port).close());
			admin = first.client(token);
			site = admin.site("sheen").body();
			refusesASecondOnTheSameFolder(settings);
			first.process().destroyForcibly().waitFor();
		}
		try (RegistryProcess second = RegistryProcess.start(port, settings)) {
			second.awaitListening();
			assertThat(admin.get("/api/v1/sites/sheen").body()).isEqualTo(site);
			postgres(data).orElseThrow().destroyForcibly();
			second.process().destroyForcibly().waitFor();
		}
		try (RegistryProcess third = RegistryProcess.start(port, settings)) {
			third.awaitListening();
			assertThat(admin.get("/api/v1/sites/sheen").body()).isEqualTo(site);
			endsInOrder(third, admin);
			assertThat(postgres(data)).isEmpty();
		}
		refusesAnotherMesh(data);
	}

	@Test
	void startWhenSettingsAreWrongSaysSoInWords() throws Exception {
		try (RegistryProcess program = RegistryProcess
			.start(Map.of("WM_DATA_DIR", "relative", "WM_REGISTRY_TOKEN", "short"))) {
			assertThat(program.awaitEnd()).isEqualTo("""
					wm-registry cannot start:
					  - WM_REGISTRY_TOKEN: The token is too short to be safe: use at least 16 characters, \
					such as the output of `openssl rand -hex 32`.
					  - WM_DATA_DIR: "relative" is not a full path: write one that starts with a slash.
					""");
			assertThat(program.process().exitValue()).isEqualTo(1);
		}
	}

	@Test
	void startWhenTheDatabaseCannotBeReachedSaysSoInWords() throws Exception {
		try (RegistryProcess program = RegistryProcess.start(Map.of("WM_DATA_DIR", this.temporary.toString(),
				"SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/wm", "SPRING_DATASOURCE_USERNAME", "wm"))) {
			assertThat(program.awaitEnd()).startsWith("wm-registry cannot start:\n  - The database cannot be reached")
				.doesNotContain("\tat ");
			assertThat(program.process().exitValue()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			insert into flyway_schema_history select 900, '900', 'x', 'SQL', 'V900__x.sql', 1, 'u', now(), 1, true \
			| The database was last used by a newer wm-registry (schema version 900,
			update flyway_schema_history set checksum = 1 where version = '3' \
			| The database's schema version 3 differs from this program's
			""")
	void startWhenTheSchemaIsNotItsOwnSaysSoInWords(String change, String reason) throws Exception {
		TestDatabase database = TestDatabase.migrated();
		try (Connection connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute(change);
		}
		Map<String, String> settings = new HashMap<>(database.environment());
		settings.put("WM_DATA_DIR", this.temporary.toString());
		try (RegistryProcess program = RegistryProcess.start(settings)) {
			assertThat(program.awaitEnd()).startsWith("wm-registry cannot start:\n  - " + reason).hasLineCount(2);
			assertThat(program.process().exitValue()).isEqualTo(1);
		}
	}

	private static void endsInOrder(RegistryProcess program, ApiClient admin) throws Exception {
		var poll = LongPoll.send(admin, "GET", 60, admin.get(Api.CONFIG).header("ETag"));
		Waiting.await().until(() -> Metrics.parse(admin.get(Api.METRICS).body()).get("wm_held_polls") == 1);
		program.process().destroy();
		assertThat(program.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(program.process().exitValue()).isZero();
		assertThat(poll.join().status()).isEqualTo(304);
	}

	private static void refusesASecondOnTheSameFolder(Map<String, String> settings) throws Exception {
		try (RegistryProcess other = RegistryProcess.start(settings)) {
			assertThat(other.awaitEnd()).contains("Another registry is using").hasLineCount(2);
			assertThat(other.process().exitValue()).isEqualTo(1);
		}
	}

	private static void refusesAnotherMesh(Path data) throws Exception {
		Map<String, String> settings = Map.of("WM_DATA_DIR", data.toString(), "WM_MESH_NAME", "other",
				"WM_MESH_SUPERNET", "10.0.0.0/16", "WM_NETWORK", "other");
		try (RegistryProcess program = RegistryProcess.start(settings)) {
			assertThat(program.awaitEnd()).startsWith("wm-registry cannot start:")
				.contains("WM_MESH_NAME is other", "WM_MESH_SUPERNET is 10.0.0.0/16", "WM_NETWORK is other")
				.hasLineCount(4);
			assertThat(program.process().exitValue()).isEqualTo(1);
			assertThat(postgres(data)).isEmpty();
		}
	}

	private static Optional<ProcessHandle> postgres(Path data) throws IOException {
		Path file = data.resolve("postgresql").resolve("postmaster.pid");
		return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
				: Optional.empty();
	}

}
