package dev.wm.registry.backup;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.schema.SchemaMigration;
import dev.wm.registry.settings.BackupSettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.transfer.MeshExport;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes a backup before an upgrade migrates the database's schema, since migrations only
 * go forward. The program that was used before restores it.
 */
public final class UpgradeBackup {

	private static final Logger log = LoggerFactory.getLogger(UpgradeBackup.class);

	private final BackupFolder folder;

	private final BackupSettings settings;

	private final Clock clock;

	public UpgradeBackup(BackupFolder folder, BackupSettings settings, Clock clock) {
		this.folder = folder;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Migrates the schema, after a backup if there is something to lose.
	 * @param flyway leads to the database
	 * @throws StartupException if the schema cannot be migrated, or the backup not be
	 * written
	 */
	public void migrate(Flyway flyway) {
		if (this.settings.beforeUpgrade()) {
			SchemaMigration.outdated(flyway).ifPresent((version) -> backUp(flyway, version));
		}
		SchemaMigration.migrate(flyway);
	}

	private void backUp(Flyway flyway, String version) {
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			if (MeshExport.hasMesh(database)) {
				Path file = this.folder.writeBeforeUpgrade(version, today(),
						(out) -> new MeshExport(database).write(out, true));
				log.info("backup={} schema={}", file, version);
			}
			connection.rollback();
		}
		catch (SQLException | DataAccessException | UncheckedIOException ex) {
			throw new StartupException("The database has to be upgraded from schema version " + version
					+ ", and the backup before that cannot be written to " + this.folder.path() + " (" + reason(ex)
					+ "): make room or correct the permissions there, or start once with WM_BACKUP_BEFORE_UPGRADE=no.");
		}
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static String reason(Exception ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.toString().lines().findFirst().orElse("");
	}

}
