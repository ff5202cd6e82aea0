package dev.wm.registry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.StartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's own PostgreSQL. It listens on loopback only and authenticates by a
 * password, which is in a file that only the registry's user can read. If it ends
 * unexpectedly, it is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

	private static final int ATTEMPTS = 3;

	private final PostgresCluster cluster;

	private final PostgresServer server;

	private final int port;

	private volatile boolean ending;

	private EmbeddedPostgres(PostgresCluster cluster, PostgresServer server, int port) {
		this.cluster = cluster;
		this.server = server;
		this.port = port;
	}

	/**
	 * Starts the server, and creates its database first if there is none.
	 * @param folder the data folder
	 * @param random generates its password
	 * @return the running server
	 * @throws StartupException if it does not start
	 */
	public static EmbeddedPostgres start(DataFolder folder, RandomGenerator random) {
		PostgresTools tools = PostgresTools.in(PostgresBinaries.unpack(folder));
		PostgresCluster cluster = PostgresCluster.open(folder, tools, random);
		cluster.takeOver(tools);
		PostgresServer server = new PostgresServer(cluster.data(), tools, folder.resolve("postgresql.log"));
		// The port is free now and may be taken a moment later, hence several attempts.
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			int port = freePort();
			if (server.start(port)) {
				EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, server, port);
				postgres.keepAlive();
				return postgres;
			}
		}
		throw new StartupException("The embedded PostgreSQL does not start: " + server.log() + " says why.");
	}

	/**
	 * Finds the server of a running registry, perhaps of another process.
	 * @param dataFolder the registry's data folder
	 * @return its access, empty if it does not run
	 */
	public static Optional<DatabaseAccess> running(Path dataFolder) {
		return PostgresCluster.running(dataFolder);
	}

	/**
	 * The access of the registry.
	 * @return URL and credentials
	 */
	public DatabaseAccess access() {
		return new DatabaseAccess(jdbcUrl(), user(), password());
	}

	public String jdbcUrl() {
		return jdbcUrl(this.port);
	}

	static String jdbcUrl(int port) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
	}

	public String user() {
		return PostgresCluster.USER;
	}

	public String password() {
		return this.cluster.password();
	}

	/**
	 * Stops restarting it: the registry is shutting down, and a signal may have gone to
	 * the whole process group.
	 */
	public void expectEnd() {
		this.ending = true;
	}

	@Override
	public void close() {
		expectEnd();
		this.server.stop();
	}

	private void keepAlive() {
		this.server.onExit(() -> {
			PostgresServer.pause();
			if (!this.ending) {
				log.warn("PostgreSQL ended unexpectedly and is started again");
				if (!this.server.start(this.port)) {
					log.error("PostgreSQL does not start again: {} says why", this.server.log());
				}
				keepAlive();
			}
		});
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No port is free on loopback", ex);
		}
	}

}
