package dev.wm.registry.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import dev.wm.registry.testing.TestDatabase;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationTests {

	private static final TestDatabase DATABASE = TestDatabase.empty();

	private static final String SITE = "insert into site (domain, supernet, subnet, hub, listen_port, public_key) values ";

	private static final String HOST = "insert into host (site, site_subnet, label, local_address, overlay_address) values ";

	private static final String DEVICE = "insert into device (site, site_subnet, label, overlay_address, type, public_key) values ";

	@BeforeAll
	static void migrateFromEmpty() throws SQLException {
		assertThat(DATABASE.flyway("latest").migrate().success).isTrue();
		execute("insert into mesh values (1, 'wm', 'wm', '172.30.0.0/16', 0)");
		execute(SITE + "('sheen', '172.30.0.0/16', '172.30.1.0/24', true, 51820, repeat('a', 44))");
		execute(SITE + "('spoke', '172.30.0.0/16', '172.30.2.0/24', false, 51820, null)");
		execute(HOST + "('sheen', '172.30.1.0/24', 'server', '192.168.1.10', '172.30.1.2')");
		execute(DEVICE + "('sheen', '172.30.1.0/24', 'laptop', '172.30.1.3', 'roaming', repeat('b', 44))");
	}

	@Test
	void everyTableAndColumnSaysWhatItIs() throws SQLException {
		try (Connection connection = DATABASE.connect(); var found = connection.createStatement().executeQuery("""
				select t.relname, a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid
						where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
						and t.relname <> 'flyway_schema_history' and a.attnum >= 0 and not a.attisdropped
						and col_description(t.oid, a.attnum) is null""")) {
			assertThat(found.next()).isFalse();
		}
	}

	@Test
	void deleteGivesNameAddressAndKeyBack() throws SQLException {
		execute(DEVICE + "('sheen', '172.30.1.0/24', 'brief', '172.30.1.9', 'isolated', repeat('c', 44))");
		execute("update device set label = 'other', overlay_address = '172.30.1.10', public_key = null where label = 'brief'");
		execute("delete from device where label = 'other'");
		try (Connection connection = DATABASE.connect(); var found = connection.createStatement().executeQuery("""
				select (select count(*) from claimed_place), (select count(*) from claimed_key)""")) {
			assertThat(found.next()).isTrue();
			assertThat(List.of(found.getInt(1), found.getInt(2))).isEqualTo(List.of(2, 2));
		}
	}

	@Test
	void migrateWhenTheDatabaseIsSomebodyElsesRefuses() throws SQLException {
		TestDatabase foreign = TestDatabase.empty();
		try (Connection connection = foreign.connect()) {
			connection.createStatement().execute("create table theirs (id int)");
		}
		assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> foreign.flyway("latest").migrate());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					mesh_only_one                  | insert into mesh values (2, 'a', 'a', '10.0.0.0/8', 0)
					site_domain_unique             | SITE ('sheen', '172.30.0.0/16', '172.30.3.0/24', false, 1, null)
					site_domain_is_label           | SITE ('No', '172.30.0.0/16', '172.30.3.0/24', false, 1, null)
					site_subnet_no_overlap         | SITE ('a', '172.30.0.0/16', '172.30.1.128/25', false, 1, null)
					site_subnet_in_supernet        | SITE ('a', '172.30.0.0/16', '10.0.0.0/24', false, 1, null)
					site_subnet_in_supernet        | SITE ('a', '172.30.0.0/16', '172.30.0.0/16', false, 1, null)
					site_subnet_in_supernet        | SITE ('a', '172.30.0.0/16', '172.30.2.0/31', false, 1, null)
					site_mesh_exists               | SITE ('a', '10.0.0.0/8', '10.0.0.0/24', false, 1, null)
					site_one_hub                   | SITE ('a', '172.30.0.0/16', '172.30.3.0/24', true, 1, null)
					site_public_key_unique         | SITE ('a', '172.30.0.0/16', '172.30.3.0/24', false, 1, repeat('a', 44))
					site_listen_port_is_port       | SITE ('a', '172.30.0.0/16', '172.30.2.0/24', false, 0, null)
					host_name_unique               | HOST ('sheen', '172.30.1.0/24', 'server', '192.168.1.11', '172.30.1.3')
					host_name_not_reserved         | HOST ('sheen', '172.30.1.0/24', 'gw', '192.168.1.11', '172.30.1.3')
					host_local_address_unique      | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.10', '172.30.1.3')
					host_overlay_address_unique    | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.1.2')
					host_overlay_address_in_subnet | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.2.2')
					host_overlay_address_in_subnet | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.1.0')
					host_overlay_address_in_subnet | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.1.1')
					host_overlay_address_in_subnet | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.1.255')
					host_site_exists               | HOST ('sheen', '172.30.0.0/16', 'a', '192.168.1.11', '172.30.2.2')
					host_site_exists               | delete from site where domain = 'sheen'
					host_type_known                | update host set type = 'roaming'
					device_name_unique             | DEVICE ('sheen', '172.30.1.0/24', 'laptop', '172.30.1.4', 'roaming', null)
					device_name_not_reserved       | DEVICE ('sheen', '172.30.1.0/24', 'gw', '172.30.1.4', 'roaming', null)
					device_type_known              | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.4', 'standard', null)
					device_overlay_address_unique  | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.3', 'roaming', null)
					device_overlay_address_in_subnet | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.1', 'roaming', null)
					device_public_key_unique       | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.4', 'roaming', repeat('b', 44))
					device_site_exists             | DEVICE ('spoke', '172.30.2.0/24', 'a', '172.30.2.4', 'roaming', null)
					device_site_exists             | update site set hub = false where domain = 'sheen'
					device_site_is_hub             | update device set site_hub = false
					device_only_a_key_rotates      | update device set public_key = null, rotate_key = true
					site_only_a_key_rotates        | update site set rotate_key = true where domain = 'spoke'
					claimed_address_unique         | HOST ('sheen', '172.30.1.0/24', 'a', '192.168.1.11', '172.30.1.3')
					claimed_address_unique         | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.2', 'roaming', null)
					claimed_address_unique         | update device set overlay_address = '172.30.1.2'
					claimed_name_unique            | HOST ('sheen', '172.30.1.0/24', 'laptop', '192.168.1.11', '172.30.1.4')
					claimed_name_unique            | update host set label = 'laptop'
					claimed_key_unique             | DEVICE ('sheen', '172.30.1.0/24', 'a', '172.30.1.4', 'roaming', repeat('a', 44))
					claimed_key_unique             | update site set public_key = repeat('b', 44) where domain = 'sheen'
					deep_check_one_runs            | insert into deep_check (started_at) values (now()), (now())
					probe_answer_is_whole          | with d as (insert into deep_check (started_at, ended_at) values (now(), now()) returning id) insert into probe (deep_check, site, answered_at) select id, 'sheen', now() from d
					""")
	void insertWhenAnInvariantIsBrokenIsRefusedByName(String constraint, String sql) {
		assertThatExceptionOfType(PSQLException.class)
			.isThrownBy(() -> execute(sql.replace("SITE ", SITE).replace("HOST ", HOST).replace("DEVICE ", DEVICE)))
			.satisfies((ex) -> assertThat(Objects.requireNonNull(ex.getServerErrorMessage()).getConstraint())
				.isEqualTo(constraint));
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DATABASE.connect()) {
			connection.createStatement().execute(sql);
		}
	}

}
