package dev.wm.registry.transfer;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Makes room for a document's credentials. Who could get in before still can: a
 * credential with the same token is the document's from now on, and any other gets a new
 * number if its own is needed. Of two tokens of the operator, the one that is set here
 * counts.
 */
final class CredentialImport {

	private final JdbcClient database;

	CredentialImport(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Makes room.
	 * @param rows the document's credentials
	 * @return those of them that are to be stored
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
