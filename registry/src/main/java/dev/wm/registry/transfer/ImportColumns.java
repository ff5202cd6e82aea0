package dev.wm.registry.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Maps the members of rows to columns. Only columns of the table get into a statement.
 */
final class ImportColumns {

	private final JdbcClient database;

	ImportColumns(JdbcClient database) {
		this.database = database;
	}

	List<String> of(ExportSection section, Set<String> members) {
		Set<String> columns = new HashSet<>(this.database.sql("""
				select column_name from information_schema.columns
				where table_schema = current_schema() and table_name = :table""")
			.param("table", section.table())
			.query(String.class)
			.list());
		List<String> unknown = members.stream().filter((member) -> !columns.contains(member)).toList();
		if (!unknown.isEmpty()) {
			throw new RefusedException(ProblemCode.IMPORT_REFUSED, section.text(),
					"This document cannot be imported. Its " + section.text()
							+ " have members that are not known here (" + String.join(", ", unknown)
							+ "): import it with a registry of the version that made it.");
		}
		return new ArrayList<>(members);
	}

}
