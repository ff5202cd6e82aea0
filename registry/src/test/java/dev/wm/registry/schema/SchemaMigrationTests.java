package dev.wm.registry.schema;

import java.sql.Connection;
import java.sql.SQLException;

import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Schemas that the program must not use.
 */
class SchemaMigrationTests {

	private static final String ROW = "insert into flyway_schema_history (installed_rank, version, description, type,"
			+ " script, checksum, installed_by, execution_time, success) values ";

	private TestDatabase database = TestDatabase.migrated();

	@BeforeEach
	void anotherDatabase() {
		this.database = TestDatabase.migrated();
	}

	@Test
	void migrateWhenTheSchemaIsEmptyOrCurrentOrOlderIsDone() {
		TestDatabase empty = TestDatabase.empty();
		empty.flyway("5").migrate();
		SchemaMigration.migrate(empty.flyway("latest"));
		SchemaMigration.migrate(empty.flyway("latest"));
		SchemaMigration.check(empty.flyway("latest"));
		SchemaMigration.migrate(TestDatabase.empty().flyway("latest"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					(900, '900', 'x', 'SQL', 'V900__x.sql', 1, 'u', 1, true) | newer wm-registry (schema version 900, this program
					(900, '900.1', 'x', 'SQL', 'V900_1__x.sql', 1, 'u', 1, false) | newer wm-registry (schema version 900.1, this program
					(900, '3.5', 'x', 'SQL', 'V3_5__x.sql', 1, 'u', 1, true) | history has schema version 3.5, which this program does not have
					(900, null, 'x', 'SQL', 'R__x.sql', 1, 'u', 1, true) | history has a migration x, which this program does not have
					""")
	void migrateWhenTheHistoryHasAnotherRowIsRefusedInOneSentence(String row, String reason) throws SQLException {
		execute(ROW + row);
		refused(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					update flyway_schema_history set checksum = 1 where version = '3' | schema version 3 differs from this program's
					update flyway_schema_history set description = 'other' where version = '3' | history of migrations differs from this program's
					update flyway_schema_history set success = false where version = '6' | to schema version 6 failed earlier
					delete from flyway_schema_history where version = '6' | history lacks schema version 6 although it has later ones
					delete from flyway_schema_history | cannot be migrated (ERROR: relation "mesh" already exists)
					drop table flyway_schema_history | tables that are not wm-registry's
					delete from flyway_schema_history where installed_rank > (select max(installed_rank) - 3 from flyway_schema_history) | cannot be migrated (ERROR:
					""")
	void migrateWhenTheHistoryIsAlteredIsRefusedInOneSentence(String change, String reason) throws SQLException {
		execute(change);
		refused(reason);
	}

	private void refused(String reason) {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> SchemaMigration.migrate(this.database.flyway("latest")))
			.satisfies((thrown) -> assertThat(thrown.getMessage()).contains(reason).hasLineCount(2).endsWith("."));
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = this.database.connect(); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
