package dev.wm.registry.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.embedded.DatabaseAccess;
import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.files.PrivateFile;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.schema.SchemaMigration;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.transfer.BackupRestore;
import dev.wm.registry.transfer.MeshExport;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The commands {@code backup} and {@code restore} on the registry's own database, without
 * starting the registry.
 */
public final class BackupCommand {

	private final RegistrySettings settings;

	private final Path file;

	public BackupCommand(RegistrySettings settings, Path file) {
		if (settings.externalDatabase()) {
			throw new StartupException("With SPRING_DATASOURCE_URL the database is yours, and so are its backups:"
					+ " use pg_dump and pg_restore.");
		}
		this.settings = settings;
		this.file = file;
	}

	/**
	 * Writes the backup, whether the registry runs or not.
	 * @return a line for the user
	 */
	public String backup() {
		Optional<DatabaseAccess> running = EmbeddedPostgres.running(this.settings.dataFolder());
		if (running.isPresent()) {
			SchemaMigration.check(flyway(running.get()));
			write(running.get());
		}
		else {
			withDatabase(this::write);
		}
		return "The backup is in " + this.file + ". It lets its reader in as every gateway: keep it as safe as a key.";
	}

	/**
	 * Restores the backup into a data folder without a mesh.
	 * @return a line for the user
	 */
	public String restore() {
		ImportSummary summary = withDatabase(this::read);
		return "Restored " + summary.sites() + " sites, " + summary.hosts() + " hosts and " + summary.devices()
				+ " devices at revision " + summary.revision()
				+ ". Administrators' tokens work as before; set WM_REGISTRY_TOKEN if none is known any more.";
	}

	private <T> T withDatabase(Work<T> work) {
		try (DataFolder folder = DataFolder.open(this.settings.dataFolder());
				EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom())) {
			DatabaseAccess access = postgres.access();
			SchemaMigration.migrate(flyway(access));
			return work.with(access);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unlock " + this.settings.dataFolder(), ex);
		}
	}

	private static Flyway flyway(DatabaseAccess access) {
		return Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).load();
	}

	private boolean write(DatabaseAccess access) {
		return inTransaction(access, (database) -> {
			PrivateFile.write(this.file, (out) -> new MeshExport(database).write(out, true));
			return true;
		});
	}

	private ImportSummary read(DatabaseAccess access) {
		return inTransaction(access, (database) -> {
			try (InputStream document = PrivateFile.read(this.file)) {
				return BackupRestore.restore(database, document, this.settings.mesh());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot read " + this.file, ex);
			}
		});
	}

	private static <T> T inTransaction(DatabaseAccess access, Statements<T> statements) {
		try (Connection connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			T result = statements.run(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
			connection.commit();
			return result;
		}
		catch (RefusedException ex) {
			throw new StartupException(ex.detail());
		}
		catch (SQLException | DataAccessException ex) {
			throw new StartupException("The database refuses (" + ex.getMessage() + "): nothing was changed.");
		}
	}

	/**
	 * Work on a running database.
	 */
	@FunctionalInterface
	private interface Work<T> {

		T with(DatabaseAccess access);

	}

	/**
	 * Work in one transaction.
	 */
	@FunctionalInterface
	private interface Statements<T> {

		T run(JdbcClient database);

	}

}
