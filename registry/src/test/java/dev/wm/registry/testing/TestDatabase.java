package dev.wm.registry.testing;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import org.flywaydb.core.Flyway;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A database in the one real PostgreSQL that all tests of a JVM share. That server is a
 * container where Docker can run one, else the registry's own.
 *
 * @param url its JDBC URL
 * @param user who gets in
 * @param password that user's password
 */
public record TestDatabase(String url, String user, String password) {

	private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18-alpine");

	private static final AtomicInteger COUNTER = new AtomicInteger();

	/**
	 * Makes a database without any table.
	 */
	public static TestDatabase empty() {
		return copy("template1");
	}

	/**
	 * Makes a database with all tables and nothing in them.
	 */
	public static TestDatabase migrated() {
		return copy(Migrated.NAME);
	}

	private static TestDatabase copy(String template) {
		String name = "test_" + COUNTER.incrementAndGet();
		Server.execute("create database " + name + " template " + template);
		return Server.ACCESS.named(name);
	}

	/**
	 * The properties that lead an application to it.
	 */
	public Map<String, Object> properties() {
		return Map.of("spring.datasource.url", this.url, "spring.datasource.username", this.user,
				"spring.datasource.password", this.password);
	}

	/**
	 * The environment that leads the program to it.
	 */
	public Map<String, String> environment() {
		return Map.of("SPRING_DATASOURCE_URL", this.url, "SPRING_DATASOURCE_USERNAME", this.user,
				"SPRING_DATASOURCE_PASSWORD", this.password);
	}

	/**
	 * Opens a connection, which the caller closes.
	 */
	public Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url, this.user, this.password);
	}

	/**
	 * Flyway with the registry's migrations, which it finds by itself.
	 * @param version the newest one to take, {@code latest} for all
	 */
	public Flyway flyway(String version) {
		return Flyway.configure().dataSource(this.url, this.user, this.password).target(version).load();
	}

	/**
	 * The port of its server, on this machine.
	 */
	public int port() {
		return URI.create(this.url.substring("jdbc:".length())).getPort();
	}

	/**
	 * The same database on another port of this machine.
	 */
	public TestDatabase at(int port) {
		return new TestDatabase(this.url.replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/"), this.user,
				this.password);
	}

	private TestDatabase named(String name) {
		return new TestDatabase(this.url.replaceFirst("/[^/?]+(\\?.*)?$", "/" + name), this.user, this.password);
	}

	/**
	 * The template of databases with all tables.
	 */
	private static final class Migrated {

		private static final String NAME = make();

		private static String make() {
			TestDatabase template = empty();
			template.flyway("latest").migrate();
			return template.url().substring(template.url().lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
		}

	}

	/**
	 * The server.
	 */
	private static final class Server {

		private static final TestDatabase ACCESS = start();

		private static TestDatabase start() {
			TestDatabase access = reach();
			// It never has to survive the end of the machine.
			for (String setting : new String[] { "fsync", "synchronous_commit", "full_page_writes" }) {
				execute(access, "alter system set " + setting + " = off");
			}
			execute(access, "select pg_reload_conf()");
			// A thousand connections are made: each proves its password at the smallest
			// cost.
			execute(access,
					"set scram_iterations = 1; alter role current_user with password '" + access.password() + "'");
			return access;
		}

		private static TestDatabase reach() {
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

		private static TestDatabase container() {
			PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
			container.start();
			System.out.println("TestDatabase: using Docker's " + IMAGE);
			return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword());
		}

		private static TestDatabase embedded() {
			DataFolder folder = DataFolder.open(DataFolders.withCluster(DataFolders.temporary()));
			EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom());
			DataFolders.atEnd(postgres::close);
			System.out.println("TestDatabase: using the embedded PostgreSQL");
			return new TestDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password());
		}

		private static void execute(String sql) {
			execute(ACCESS, sql);
		}

		private static void execute(TestDatabase database, String sql) {
			try (Connection connection = database.connect(); var statement = connection.createStatement()) {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The tests' server refuses: " + sql, ex);
			}
		}

	}

}
