package dev.wm.registry.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.registry.transfer.MeshExport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The OpenAPI operations that no controller method describes: those that filters answer,
 * the metrics, and the documents of export and import.
 */
final class SpecialOperations {

	private static final Map<String, Object> TEXT = Map.of("type", "string");

	private static final Map<String, Object> NUMBER = Map.of("type", "integer", "minimum", 0);

	private static final String JSON = "application/json";

	private final Schemas schemas;

	private final Responses responses;

	SpecialOperations(Schemas schemas) {
		this.schemas = schemas;
		this.responses = new Responses(schemas);
	}

	Map<String, Object> config() {
		Map<String, Object> operation = operation("config");
		operation.put("parameters",
				Stream.of("Accept", "Accept-Encoding", HttpHeaders.IF_NONE_MATCH, "Prefer", Api.PROBE_HEADER)
					.map((name) -> Parameters.header(name, TEXT))
					.toList());
		Map<String, Object> headers = new TreeMap<>(Map.of(HttpHeaders.ETAG, Responses.header(TEXT, true),
				Api.REVISION_HEADER, Responses.header(NUMBER, true), Api.PROBE_HEADER, Responses.header(NUMBER, false),
				Api.HOME_HEADER, Responses.header(TEXT, false), "Preference-Applied", Responses.header(TEXT, false)));
		List<Map<String, Object>> views = Stream.of(MeshConfig.class, GatewayConfig.class, DeviceConfig.class)
			.map(this.schemas::of)
			.toList();
		Map<String, Object> all = this.responses.polled(views, headers, Set.of(400, 401, 403, 429, 500, 503));
		all.put("200", withText(all.get("200")));
		all.put("304", Responses.with(Map.of("description", "The view is the one that the caller has."), headers));
		operation.put("responses", all);
		return operation;
	}

	// A device that accepts it gets its view as lines.
	private static Map<String, Object> withText(@Nullable Object response) {
		Map<String, Object> both = new TreeMap<>(map(response));
		Map<String, Object> content = new TreeMap<>(map(both.get("content")));
		content.put("text/plain", Map.of("schema", TEXT));
		both.put("content", content);
		return both;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object value) {
		return (value != null) ? (Map<String, Object>) value : Map.of();
	}

	/**
	 * Completes the operation of the device script, which is text for everybody.
	 */
	void setup(Map<String, Object> operation) {
		operation.put("security", List.of());
		Map<String, Object> all = responses(operation);
		all.keySet().removeAll(Set.of("201", "401", "403", "406"));
		all.put("200", Responses.answer("text/x-shellscript", TEXT));
	}

	/**
	 * @param name the operation's name
	 * @param refusals the statuses of refusals that it has besides those of all
	 */
	Map<String, Object> health(String name, Set<Integer> refusals) {
		Map<String, Object> operation = operation(name);
		operation.put("security", List.of());
		Set<Integer> all = new TreeSet<>(Set.of(400, 429, 500));
		all.addAll(refusals);
		operation.put("responses", this.responses.polled(List.of(this.schemas.of(Health.class)), Map.of(), all));
		return operation;
	}

	Map<String, Object> dist() {
		Map<String, Object> operation = file("dist", "application/octet-stream");
		Stream<Map<String, Object>> path = Stream.of("file", "version")
			.map((name) -> Parameters.path(name, Map.of("type", "string", "minLength", 1)));
		operation.put("parameters", Stream.concat(path, conditions()).toList());
		responses(operation).put("404", this.responses.refused(404));
		return operation;
	}

	Map<String, Object> installer() {
		return file("installGateway", "text/x-shellscript");
	}

	private Map<String, Object> file(String name, String type) {
		Map<String, Object> operation = new TreeMap<>(
				Map.of("operationId", name, "tags", List.of("Install"), "security", List.of()));
		operation.put("parameters", conditions().toList());
		Map<String, Object> all = this.responses.polled(List.of(), Map.of(), Set.of(400, 416, 429, 500, 503));
		all.put("200", Responses.answer(type, TEXT));
		all.put("206",
				Responses.with(Responses.answer(type, TEXT), Map.of("Content-Range", Responses.header(TEXT, true))));
		all.put("304", Map.of("description", "The file is the one that the caller has."));
		operation.put("responses", all);
		return operation;
	}

	private static Stream<Map<String, Object>> conditions() {
		return Stream.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_RANGE, HttpHeaders.RANGE)
			.map((name) -> Parameters.header(name, TEXT));
	}

	/**
	 * Completes the operation of the metrics, which are text.
	 */
	void metrics(Map<String, Object> operation) {
		Map<String, Object> all = responses(operation);
		all.keySet().removeAll(Set.of("201", "406"));
		all.put("200", Responses.answer("text/plain", TEXT));
	}

	/**
	 * Completes the operation of the export, which is written as a stream.
	 */
	void exporting(Map<String, Object> operation) {
		responses(operation).put("200", Responses.answer(JSON, document()));
	}

	/**
	 * Completes the operation of the import, which is read as a stream.
	 */
	void importing(Map<String, Object> operation) {
		operation.put("requestBody", Map.of("required", true, "content", Map.of(JSON, Map.of("schema", document()))));
		Map<String, Object> all = responses(operation);
		Stream.of(408, 413, 415, 422).forEach((status) -> all.put(status.toString(), this.responses.refused(status)));
		this.schemas.of(ImportProgress.class);
		Map<String, Object> done = new TreeMap<>(content(all));
		done.put(ImportProgress.MEDIA_TYPE, Map.of("schema", Map.of("type", "string", "description",
				"Lines, each of them an ImportProgress; the last one is the result.")));
		all.put("200", Map.of("description", "Done.", "content", done));
	}

	private Map<String, Object> document() {
		Map<String, Object> rows = Map.of("type", "array", "items", Map.of("type", "object"));
		Map<String, Object> members = new TreeMap<>(Map.of("format",
				Map.of("type", "integer", "const", MeshExport.FORMAT), "mesh", Map.of("type", "object")));
		MeshExport.sections().forEach((section) -> members.put(section, rows));
		this.schemas.named()
			.put("Export",
					Map.of("type", "object", "description",
							"The whole registry. The order of the members is fixed: format, mesh, "
									+ String.join(", ", MeshExport.sections()) + ".",
							"properties", members, "additionalProperties", false, "required",
							new ArrayList<>(members.keySet())));
		return Map.of("$ref", "#/components/schemas/Export");
	}

	private static Map<String, Object> operation(String name) {
		return new TreeMap<>(Map.of("operationId", name, "tags", List.of("Poll")));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> responses(Map<String, Object> operation) {
		return (Map<String, Object>) operation.getOrDefault("responses", Map.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> content(Map<String, Object> responses) {
		Map<String, Object> done = (Map<String, Object>) responses.getOrDefault("200", Map.of());
		return (Map<String, Object>) done.getOrDefault("content", Map.of());
	}

}
