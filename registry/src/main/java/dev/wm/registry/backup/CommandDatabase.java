package dev.wm.registry.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.wm.registry.embedded.DatabaseAccess;
import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.schema.SchemaMigration;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The registry's database for a command of the program, whether the registry runs or not.
 */
public final class CommandDatabase {

	private final RegistrySettings settings;

	private final Map<String, String> environment;

	/**
	 * @param settings the settings
	 * @param environment where an external database's access is
	 */
	public CommandDatabase(RegistrySettings settings, Map<String, String> environment) {
		this.settings = settings;
		this.environment = Map.copyOf(environment);
	}

	/**
	 * Runs work in one transaction on the database: the running one, or its own one that
	 * is started for that.
	 * @param statements the work
	 * @param <T> the type of the result
	 * @return its result
	 * @throws StartupException if the database refuses, and then nothing is changed
	 */
	public <T> T run(Statements<T> statements) {
		if (this.settings.externalDatabase()) {
			return onRunning(external(), statements);
		}
		Optional<DatabaseAccess> running = EmbeddedPostgres.running(this.settings.dataFolder());
		return running.isPresent() ? onRunning(running.get(), statements) : onOwn(statements);
	}

	/**
	 * Runs work on the database if it runs.
	 * @param statements the work
	 * @param <T> the type of the result
	 * @return its result, empty if the database does not run
	 * @throws StartupException if the database refuses, and then nothing is changed
	 */
	public <T> Optional<T> runIfRunning(Statements<T> statements) {
		Optional<DatabaseAccess> running = this.settings.externalDatabase() ? Optional.of(external())
				: EmbeddedPostgres.running(this.settings.dataFolder());
		return running.map((access) -> onRunning(access, statements));
	}

	/**
	 * Runs work on the registry's own database while the registry does not run.
	 * @param statements the work
	 * @param <T> the type of the result
	 * @return its result
	 * @throws StartupException if the registry runs or the database refuses
	 */
	<T> T onOwn(Statements<T> statements) {
		try (DataFolder folder = DataFolder.open(this.settings.dataFolder());
				EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom())) {
			DatabaseAccess access = postgres.access();
			new UpgradeBackup(new BackupFolder(folder), this.settings.backups(), Clock.systemUTC())
				.migrate(flyway(access));
			return inTransaction(access, statements);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unlock " + this.settings.dataFolder(), ex);
		}
	}

	private static <T> T onRunning(DatabaseAccess access, Statements<T> statements) {
		SchemaMigration.check(flyway(access));
		return inTransaction(access, statements);
	}

	private DatabaseAccess external() {
		return new DatabaseAccess(this.environment.getOrDefault("SPRING_DATASOURCE_URL", ""),
				this.environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
				this.environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
	}

	private static Flyway flyway(DatabaseAccess access) {
		return Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).load();
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
	 * Work in one transaction.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface Statements<T> {

		/**
		 * Does the work.
		 * @param database the database
		 * @return the result
		 */
		T run(JdbcClient database);

	}

}
