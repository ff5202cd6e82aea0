package dev.wm.registry.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.registry.change.Actor;
import dev.wm.registry.change.ChangeKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the change log with conditions that vary by request. It stays on
 * {@link JdbcClient}: a derived query cannot say them, and the entity belongs to the
 * package that writes it.
 */
@Component
class ChangeRepository {

	private final JdbcClient database;

	ChangeRepository(JdbcClient database) {
		this.database = database;
	}

	/**
	 * A page of rows, the newest first, and one row more if there are any.
	 */
	List<ChangeRow> page(ChangeFilter filter, ChangePage page) {
		List<String> conditions = new ArrayList<>(filter.conditions());
		ChangeKey after = page.after();
		if (after != null) {
			conditions.add("(revision < :last or revision = :last and position > :place)");
		}
		JdbcClient.StatementSpec query = this.database
			.sql("select * from change" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
					+ " order by revision desc, position limit :rows");
		if (after != null) {
			query = query.param("last", after.revision()).param("place", after.position());
		}
		return query.params(filter.parameters()).param("rows", page.limit() + 1).query(ChangeRepository::row).list();
	}

	/**
	 * Every row after one revision and up to another, the oldest first.
	 */
	List<ChangeRow> between(long from, long to) {
		return this.database
			.sql("select * from change where revision > :from and revision <= :to order by revision, position")
			.param("from", from)
			.param("to", to)
			.query(ChangeRepository::row)
			.list();
	}

	Optional<Instant> lastChange() {
		return this.database.sql("select * from change order by revision desc limit 1")
			.query(ChangeRepository::row)
			.optional()
			.map(ChangeRow::at);
	}

	Optional<Instant> lastChange(String action, String kind, String name) {
		return this.database.sql("""
				select * from change where action = :action and object_kind = :kind and object_name = :name
				order by revision desc limit 1""")
			.param("action", action)
			.param("kind", kind)
			.param("name", name)
			.query(ChangeRepository::row)
			.optional()
			.map(ChangeRow::at);
	}

	private static ChangeRow row(ResultSet row, int number) throws SQLException {
		Actor actor = new Actor(row.getString("actor_kind"), row.getObject("actor_id", Long.class),
				row.getString("actor_label"));
		return new ChangeRow(new ChangeKey(row.getLong("revision"), row.getInt("position")),
				row.getObject("changed_at", OffsetDateTime.class).toInstant(), actor, row.getString("action"),
				row.getString("object_kind"), row.getString("object_name"), row.getString("state_before"),
				row.getString("state_after"));
	}

}
