package dev.wm.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wm.contract.v1.Api;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.startup.RegistryLauncher;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * Tests of the API against a running registry and a real database. Every test begins with
 * an empty mesh.
 */
@SpringBootTest(classes = RegistryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ApiTestBase.Start.class)
@ResourceLock("the running registry and its database")
abstract class ApiTestBase {

	static final Path RELEASES = DataFolders.temporary();

	static final String ADMIN_TOKEN = "admin-token-of-the-tests";

	// A busy machine is not to be taken for a broken database.
	static final Map<String, Object> PATIENT = Map.of("spring.datasource.hikari.connection-timeout", 60_000,
			"spring.datasource.hikari.data-source-properties.socketTimeout", 120);

	private static final AtomicInteger COUNTER = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	JdbcClient database;

	ApiClient admin = new ApiClient(URI.create("http://127.0.0.1"), "");

	@BeforeEach
	void emptyTheMesh() {
		// Each test is somewhere else, at a place that nobody learns, so that wrong
		// tokens of
		// one do not count for another.
		int number = COUNTER.incrementAndGet();
		this.admin = new ApiClient(URI.create("http://127.0.0.1:" + this.port), ADMIN_TOKEN)
			.from("169.254." + number / 256 % 256 + "." + number % 256);
		this.admin.deleteAll();
	}

	List<JsonNode> items(String path) {
		return this.admin.get(path).json().path("items").valueStream().toList();
	}

	long revision() {
		return this.admin.get(Api.MESH).json().path("revision").asLong();
	}

	Reply config(ApiClient caller) {
		return caller.get(Api.CONFIG);
	}

	/**
	 * What {@code main} does before Spring starts.
	 */
	static class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			Map<String, Object> properties = new HashMap<>(TestDatabase.migrated().properties());
			properties.putAll(PATIENT);
			RegistryLauncher.prepare(context,
					RegistrySettings.read(Map.of("WM_RELEASES", RELEASES.toString(), "WM_REGISTRY_TOKEN", ADMIN_TOKEN,
							"WM_BACKUP_DAYS", "1", "CF_DOMAIN", "wm-registry.jde.nz|8099", "WM_CLIENT_ADDRESS_HEADER",
							"X-Forwarded-For")),
					DataFolder.open(DataFolders.temporary()), properties);
		}

	}

}
