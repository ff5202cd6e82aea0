package dev.wm.registry.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the whole registry as one JSON document: a row a line, sorted, so that equal
 * content is equal text. It reads inside the caller's transaction, which has to be
 * repeatable read.
 */
public final class MeshExport {

	/** The format version of the document. */
	public static final int FORMAT = 1;

	private static final int FETCH = 1000;

	private static final String MESH = """
			select cast(jsonb_build_object('mesh_name', name, 'network', network, 'supernet', supernet,
			  'revision', revision) as text) from mesh""";

	private final JdbcClient database;

	public MeshExport(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The names of the document's sections, which follow its format and mesh.
	 * @return the names in their order
	 */
	public static List<String> sections() {
		return Stream.of(ExportSection.values()).map(ExportSection::text).toList();
	}

	/**
	 * Whether there is anything to export.
	 * @param database the database
	 * @return false if no registry has started on it yet
	 */
	public static boolean hasMesh(JdbcClient database) {
		return hasTable("mesh", database) && database.sql("select count(*) from mesh").query(Long.class).single() > 0;
	}

	private static boolean hasTable(String name, JdbcClient database) {
		return database.sql("select to_regclass(?) is not null").param(name).query(Boolean.class).single();
	}

	/**
	 * Writes the document. A database whose schema is of an earlier version gives the
	 * document that its program would write, with empty sections for what that did not
	 * know.
	 * @param out the destination, left open
	 * @param secrets whether hashes of tokens are included
	 * @throws IOException if it cannot be written
	 */
	public void write(OutputStream out, boolean secrets) throws IOException {
		// Times are formatted in the session's zone.
		this.database.sql("set local time zone 'UTC'").update();
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		writer.write("{\n\"format\":" + FORMAT + ",\n\"mesh\":" + this.database.sql(MESH).query(String.class).single());
		for (ExportSection section : ExportSection.values()) {
			writer.write(",\n\"" + section.text() + "\":[");
			if (hasTable(section.table(), this.database)) {
				rows(section, secrets, writer);
			}
			writer.write("\n]");
		}
		writer.write("\n}\n");
		writer.flush();
	}

	// Early schemas had one row for each revision.
	private String query(ExportSection section, boolean secrets) {
		String query = section.select(secrets);
		boolean counts = section != ExportSection.CHANGES || this.database.sql(
				"select exists (select from pg_attribute where attrelid = to_regclass('change') and attname = 'position')")
			.query(Boolean.class)
			.single();
		return counts ? query : query.replace(", position", "");
	}

	private void rows(ExportSection section, boolean secrets, Writer writer) throws IOException {
		try (Stream<@Nullable String> rows = this.database.sql(query(section, secrets))
			.withFetchSize(FETCH)
			.query(String.class)
			.stream()) {
			String separator = "\n";
			for (Iterator<@Nullable String> each = rows.iterator(); each.hasNext();) {
				writer.write(separator);
				writer.write(String.valueOf(each.next()));
				separator = ",\n";
			}
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

}
