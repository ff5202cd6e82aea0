package dev.wm.registry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.StartupException;

/**
 * The database cluster on disk: created once, and reclaimed from a server that a killed
 * registry left.
 *
 * @param data the data directory of PostgreSQL
 * @param password the password of the registry
 */
record PostgresCluster(Path data, String password) {

	static final String USER = "wm";

	private static final String DATA = "postgresql";

	private static final String PASSWORD_FILE = "postgresql-password";

	private static final String MAJOR = "18";

	static PostgresCluster open(DataFolder folder, PostgresTools tools, RandomGenerator random) {
		Path data = folder.resolve(DATA);
		if (!Files.exists(data)) {
			make(folder, tools, random, data);
		}
		checkVersion(data);
		String password = folder.read(PASSWORD_FILE);
		if (password == null) {
			throw new StartupException(folder.resolve(PASSWORD_FILE)
					+ " is missing, and without it the database does not open: put it back from a backup.");
		}
		return new PostgresCluster(data, password);
	}

	/**
	 * The access to a running server on a data folder.
	 */
	static Optional<DatabaseAccess> running(Path folder) {
		Path data = folder.resolve(DATA);
		Path password = folder.resolve(PASSWORD_FILE);
		return PostmasterFile.read(data)
			.filter((file) -> file.ready() && ProcessHandle.of(file.pid()).isPresent())
			.map((file) -> new DatabaseAccess(EmbeddedPostgres.jdbcUrl(file.port()), USER, secret(password)));
	}

	private static String secret(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new StartupException(
					"The file " + file + " cannot be read (" + ex + "): run this as the registry's user.");
		}
	}

	private static void make(DataFolder folder, PostgresTools tools, RandomGenerator random, Path data) {
		byte[] secret = new byte[24];
		random.nextBytes(secret);
		Path passwordFile = folder.writeSecret(PASSWORD_FILE, Base64.getUrlEncoder().encodeToString(secret));
		try {
			Path draft = Files.createTempDirectory(folder.path(), "postgresql-new");
			tools.run("initdb", List.of("--pgdata=" + draft, "--username=" + USER, "--pwfile=" + passwordFile,
					"--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
			// Only a complete cluster ever has the final name.
			Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot make the database in " + folder.path(), ex);
		}
	}

	private static void checkVersion(Path data) {
		try {
			String version = Files.readString(data.resolve("PG_VERSION")).strip();
			if (!version.equals(MAJOR)) {
				throw new StartupException("The database in " + data + " was made by PostgreSQL " + version
						+ ", and this is " + MAJOR + ": bring the data over with pg_upgrade first.");
			}
		}
		catch (IOException ex) {
			throw new StartupException(
					"The database in " + data + " is damaged (" + ex + "): put the folder back from a backup.");
		}
	}

	/**
	 * Stops a server that a killed registry left running, and removes a stale
	 * postmaster.pid.
	 */
	void takeOver(PostgresTools tools) {
		Optional<PostmasterFile> left = PostmasterFile.read(this.data);
		if (left.isEmpty()) {
			return;
		}
		if (isOurs(left.get().pid())) {
			tools.stop(this.data);
		}
		else {
			// The process number may belong to another program by now, which PostgreSQL
			// would take for its server.
			PostmasterFile.delete(this.data);
		}
	}

	private boolean isOurs(long pid) {
		try (Stream<String> arguments = Stream
			.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0"))) {
			return arguments.anyMatch((argument) -> Objects.equals(argument, this.data.toString()));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
