package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One real PostgreSQL for all tests of a JVM, and a fresh database in it for each who
 * asks. It is a container where Docker can run one, else the registry's own.
 */
public final class TestDatabase {

	private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18-alpine");

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private static final Server SERVER = start();

	private TestDatabase() {
	}

	/**
	 * Makes an empty database.
	 * @return the properties that lead to it
	 */
	public static Map<String, Object> fresh() {
		String name = "test_" + COUNTER.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password())) {
			connection.createStatement().execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot make the database " + name, ex);
		}
		return Map.of("spring.datasource.url", SERVER.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name),
				"spring.datasource.username", SERVER.user(), "spring.datasource.password", SERVER.password());
	}

	private static Server start() {
		if (DockerClientFactory.instance().isDockerAvailable()) {
			try {
				return container();
			}
			catch (RuntimeException ex) {
				System.out.println("TestDatabase: Docker runs no " + IMAGE + " (" + ex.getMessage() + ")");
			}
		}
		return embedded();
	}

	private static Server container() {
		PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
		container.start();
		System.out.println("TestDatabase: using Docker's " + IMAGE);
		return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
	}

	private static Server embedded() {
		try {
			DataFolder folder = DataFolder.open(Files.createTempDirectory("wm-registry-tests"));
			EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom());
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				postgres.close();
				Folders.delete(folder.path());
			}));
			System.out.println("TestDatabase: using the embedded PostgreSQL");
			return new Server(postgres.jdbcUrl(), postgres.user(), postgres.password());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Server(String url, String user, String password) {
	}

}
