package dev.wm.registry.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wm.contract.text.PlainText;
import dev.wm.registry.problem.SqlStates;
import dev.wm.registry.settings.StartupException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Migrates the database's schema forward with Flyway. By itself, Flyway takes a schema
 * that a newer program has left for its own; here everything in its history has to be
 * known.
 */
public final class SchemaMigration {

	private static final String RESTORE = "restore a backup into an empty database and start the registry on that.";

	private SchemaMigration() {
	}

	/**
	 * Checks the schema and applies the migrations that it lacks.
	 * @param flyway leads to the database
	 * @throws StartupException if the schema is not an earlier state of this program's
	 */
	public static void migrate(Flyway flyway) {
		check(flyway);
		try {
			flyway.migrate();
		}
		catch (FlywayException ex) {
			throw refusal(ex);
		}
	}

	/**
	 * The version of a schema that {@link #migrate} would change.
	 * @param flyway leads to the database
	 * @return the version, empty if the database is new or nothing has to be changed
	 * @throws StartupException if the schema is not this program's or an earlier state of
	 * it
	 */
	public static Optional<String> outdated(Flyway flyway) {
		check(flyway);
		MigrationInfo current = flyway.info().current();
		return (current == null || flyway.info().pending().length == 0) ? Optional.empty()
				: Optional.ofNullable(current.getVersion()).map(MigrationVersion::getVersion);
	}

	/**
	 * Checks the schema without changing it.
	 * @param flyway leads to the database
	 * @throws StartupException if the schema is not this program's or an earlier state of
	 * it
	 */
	public static void check(Flyway flyway) {
		problem(List.of(flyway.info().all())).ifPresent((problem) -> {
			throw new StartupException(problem);
		});
	}

	/**
	 * What is wrong with a schema: of several faults the one whose remedy is the least.
	 * @param migrations the migrations of this program and of the database's history
	 * @return one sentence with the fact and the remedy, empty if nothing is wrong
	 */
	static Optional<String> problem(List<MigrationInfo> migrations) {
		return newer(migrations).or(() -> failed(migrations))
			.or(() -> unknown(migrations))
			.or(() -> skipped(migrations))
			.or(() -> altered(migrations));
	}

	private static Optional<String> newer(List<MigrationInfo> migrations) {
		MigrationVersion known = migrations.stream()
			.filter((migration) -> migration.getState().isResolved())
			.map(MigrationInfo::getVersion)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(MigrationVersion.EMPTY);
		return migrations.stream()
			.filter((migration) -> !migration.getState().isResolved())
			.map(MigrationInfo::getVersion)
			.filter((version) -> version != null && version.isNewerThan(known))
			.max(Comparator.naturalOrder())
			.map((version) -> "The database was last used by a newer wm-registry (schema version " + version
					+ ", this program knows " + known + "): install that version again, or " + RESTORE);
	}

	private static Optional<String> failed(List<MigrationInfo> migrations) {
		return migrations.stream()
			.filter((migration) -> migration.getState().isFailed())
			.findFirst()
			.map((migration) -> "The migration of the database to schema version " + migration.getVersion()
					+ " failed earlier: " + RESTORE);
	}

	private static Optional<String> unknown(List<MigrationInfo> migrations) {
		return migrations.stream()
			.filter((migration) -> migration.getState().isApplied() && !migration.getState().isResolved())
			.findFirst()
			.map((migration) -> "The database's history has " + name(migration)
					+ ", which this program does not have: install the wm-registry that was used before, or "
					+ RESTORE);
	}

	private static Optional<String> skipped(List<MigrationInfo> migrations) {
		return migrations.stream()
			.filter((migration) -> migration.getState() == MigrationState.IGNORED)
			.findFirst()
			.map((migration) -> "The database's history lacks " + name(migration) + " although it has later ones: "
					+ RESTORE);
	}

	private static Optional<String> altered(List<MigrationInfo> migrations) {
		return migrations.stream()
			.filter((migration) -> migration.getState().isApplied() && migration.getState().isResolved())
			.filter((migration) -> !migration.isChecksumMatching() || !migration.isTypeMatching())
			.findFirst()
			.map((migration) -> "The database's schema version " + migration.getVersion()
					+ " differs from this program's: install the wm-registry that was used" + " before, or " + RESTORE);
	}

	private static String name(MigrationInfo migration) {
		return (migration.getVersion() != null) ? "schema version " + migration.getVersion()
				: "a migration " + PlainText.of(migration.getDescription());
	}

	private static RuntimeException refusal(FlywayException thrown) {
		if (SqlStates.isConnectionLost(thrown)) {
			return thrown;
		}
		if (thrown.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return new StartupException("The database holds tables that are not wm-registry's: create an empty"
					+ " database for it and correct SPRING_DATASOURCE_URL.");
		}
		if (thrown instanceof FlywayValidateException) {
			return new StartupException("The database's history of migrations differs from this program's: install the"
					+ " wm-registry that was used before, or " + RESTORE);
		}
		String reason = Arrays.stream(String.valueOf(thrown.getMessage()).split("\\R"))
			.map(String::strip)
			.filter((line) -> line.startsWith("Message"))
			.findFirst()
			.map((line) -> PlainText.of(line.substring(line.indexOf(':') + 1).strip()))
			.orElse("see PostgreSQL's log");
		return new StartupException("The database's schema cannot be migrated (" + reason
				+ "): correct that and start the registry again, or " + RESTORE);
	}

}
