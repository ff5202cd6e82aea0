package dev.wm.registry.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.change.Change;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.settings.MeshSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Imports an export document into an empty registry, inside the caller's transaction.
 */
final class MeshImport implements ImportTarget {

	private static final int NAMED_PROBLEMS = 5;

	private final JdbcClient database;

	private final MeshSettings settings;

	private final ImportListener listener;

	private final Map<ExportSection, Long> stored = new EnumMap<>(ExportSection.class);

	private final List<Change> objects = new ArrayList<>();

	private @Nullable ImportRules rules;

	private long revision;

	MeshImport(JdbcClient database, MeshSettings settings, ImportListener listener) {
		this.database = database;
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Refuses a registry that is not empty.
	 */
	void requireEmpty() {
		boolean empty = this.database.sql("""
				select not exists (select from site) and not exists (select from host)
				  and not exists (select from device)""").query(Boolean.class).single();
		if (!empty) {
			throw new RefusedException(ProblemCode.IMPORT_REFUSED,
					"This registry has sites already: import into an empty one, or remove them first.");
		}
	}

	ImportSummary summary() {
		return new ImportSummary(this.revision, count(ExportSection.SITES), count(ExportSection.HOSTS),
				count(ExportSection.DEVICES), count(ExportSection.CREDENTIALS), count(ExportSection.CHANGES));
	}

	/**
	 * The imported objects, as changes.
	 */
	List<Change> objects() {
		return this.objects;
	}

	@Override
	public void mesh(JsonNode mesh) {
		Cidr supernet = checkSettings(mesh);
		this.rules = new ImportRules(supernet);
		long held = this.database.sql("select revision from mesh").query(Long.class).single();
		long wanted = mesh.path("revision").asLong(0);
		// It only counts up, or replicas and gateways would not notice the import.
		this.revision = (wanted > held) ? wanted : held + 1;
		this.database.sql("delete from change").update();
		this.database.sql("""
				update mesh set name = :name, network = :network, supernet = cast(:supernet as cidr),
				  revision = :revision""")
			.param("name", mesh.path("mesh_name").asString(""))
			.param("network", mesh.path("network").asString(""))
			.param("supernet", supernet.toString())
			.param("revision", this.revision)
			.update();
	}

	private Cidr checkSettings(JsonNode mesh) {
		try {
			compare("WM_MESH_NAME", this.settings.name(), MeshName.parse(mesh.path("mesh_name").asString("")));
			compare("WM_NETWORK", this.settings.network(), NetworkLabel.parse(mesh.path("network").asString("")));
			Cidr supernet = Cidr.parse(mesh.path("supernet").asString(""));
			compare("WM_MESH_SUPERNET", this.settings.supernet(), supernet);
			return supernet;
		}
		catch (InvalidValueException ex) {
			throw new RefusedException(ProblemCode.IMPORT_REFUSED, "mesh", "Its mesh is wrong: " + ex.getMessage());
		}
	}

	private static void compare(String setting, @Nullable Object given, Object wanted) {
		if (given != null && !given.equals(wanted)) {
			throw new RefusedException(ProblemCode.IMPORT_REFUSED, "mesh", setting + " is " + given
					+ " here, but the document's is " + wanted + ": take the setting away, then import again.");
		}
	}

	@Override
	public void rows(ExportSection section, List<JsonNode> rows) {
		ImportRules checked = Objects.requireNonNull(this.rules, "the mesh comes first");
		rows.forEach((row) -> checked.check(section, row));
		refuse(checked.problems());
		List<JsonNode> wanted = switch (section) {
			case CREDENTIALS -> new CredentialImport(this.database).prepare(rows);
			case ENROLMENT_TOKENS -> rows.stream().filter((row) -> row.path("token_hash").isString()).toList();
			default -> rows;
		};
		if (!wanted.isEmpty()) {
			insert(section, wanted);
			wanted.forEach((row) -> addChange(section, row));
		}
		long sum = this.stored.merge(section, (long) wanted.size(), Long::sum);
		this.listener.stored(section, sum);
	}

	private static void refuse(List<String> problems) {
		if (!problems.isEmpty()) {
			int more = problems.size() - NAMED_PROBLEMS;
			throw new RefusedException(ProblemCode.IMPORT_REFUSED,
					"This document cannot be imported. "
							+ String.join(" ", problems.stream().limit(NAMED_PROBLEMS).toList())
							+ ((more > 0) ? " And " + more + " more." : "") + " Correct it, then import it again.");
		}
	}

	private void addChange(ExportSection section, JsonNode row) {
		switch (section) {
			case SITES -> this.objects.add(Change.created("site", row.path("domain").asString(), row));
			case HOSTS -> this.objects
				.add(Change.created("host", row.path("label").asString() + "." + row.path("site").asString(), row));
			case DEVICES -> this.objects.add(Change.created("device", row.path("label").asString(), row));
			default -> {
			}
		}
	}

	private void insert(ExportSection section, List<JsonNode> rows) {
		Set<String> members = new LinkedHashSet<>();
		rows.forEach((row) -> members.addAll(row.propertyNames()));
		List<String> columns = new ImportColumns(this.database).of(section, members);
		String names = String.join(", ", columns);
		this.database.sql("insert into " + section.table() + " (" + names + section.impliedColumns() + ")"
				+ (section.isNumbered() ? " overriding system value" : "") + " select r." + String.join(", r.", columns)
				+ section.impliedValues() + " from jsonb_populate_recordset(cast(null as " + section.table()
				+ "), cast(:rows as jsonb)) r " + section.join())
			.param("rows", rows.toString())
			.update();
	}

	@Override
	public void end(ExportSection section) {
		if (section == ExportSection.ENROLMENT_TOKENS) {
			this.database.sql("""
					select setval(pg_get_serial_sequence('enrolment_token', 'id'), coalesce(max(id), 0) + 1, false)
					from enrolment_token""").query(Long.class).single();
		}
	}

	private long count(ExportSection section) {
		return this.stored.getOrDefault(section, 0L);
	}

}
