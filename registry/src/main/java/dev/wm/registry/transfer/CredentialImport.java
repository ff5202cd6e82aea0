package dev.wm.registry.transfer;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Merges imported credentials with those of this registry. Whoever could authenticate
 * before still can: a credential with the same token is replaced by the imported one, and
 * any other gets a new number if its own is needed. Of two operator tokens, the one that
 * is set here stays.
 */
final class CredentialImport {

	private final JdbcClient database;

	CredentialImport(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Prepares the table.
	 * @param rows the imported credentials
	 * @return those of them to store
	 */
	List<JsonNode> prepare(List<JsonNode> rows) {
		List<JsonNode> known = rows.stream().filter((row) -> row.path("token_hash").isString()).toList();
		if (known.isEmpty()) {
			return known;
		}
		known.forEach((row) -> this.database.sql("delete from credential where token_hash = :hash")
			.param("hash", row.path("token_hash").asString())
			.update());
		long highest = known.stream().mapToLong((row) -> row.path("id").asLong(0)).max().orElse(0);
		renumber(highest);
		boolean operator = this.database.sql("select exists (select from credential where origin = 'operator')")
			.query(Boolean.class)
			.single();
		return known.stream()
			.filter((row) -> !operator || !row.path("origin").asString("").equals("operator"))
			.toList();
	}

	private void renumber(long highest) {
		long present = this.database.sql("select coalesce(max(id), 0) from credential").query(Long.class).single();
		this.database.sql("select setval(pg_get_serial_sequence('credential', 'id'), :next, false)")
			.param("next", Math.max(highest, present) + 1)
			.query(Long.class)
			.single();
		this.database.sql("update credential set id = default where id <= :highest").param("highest", highest).update();
	}

}
