package dev.wm.registry.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Validates requests and responses against an OpenAPI document. Thread-safe.
 */
final class OpenApiValidator {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final Set<String> WITHOUT_QUERY = Set.of("/config", "/health", "/health/live", "/health/ready",
			"/dist/{version}/{file}", "/install/gateway");

	private final JsonNode document;

	private final JsonSchemas schemas;

	private final List<String> templates;

	OpenApiValidator(JsonNode document) {
		this.document = document;
		this.schemas = new JsonSchemas(document);
		this.templates = document.path("paths")
			.propertyNames()
			.stream()
			.sorted(Comparator.comparingLong((template) -> template.chars().filter((c) -> c == '{').count()))
			.toList();
	}

	/**
	 * The path of the document that a request's is, empty if there is none.
	 */
	Optional<String> template(Exchange exchange) {
		String path = Exchange.decoded(exchange.path().replace("+", "%2B"));
		return this.templates.stream()
			.filter((template) -> path.matches(template.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+")))
			.findFirst();
	}

	/**
	 * The operation of a request; HEAD has that of GET.
	 */
	JsonNode operation(String template, Exchange exchange) {
		String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
		boolean spelt = method.equals(method.toUpperCase(Locale.ROOT));
		return this.document.path("paths").path(template).path(spelt ? method.toLowerCase(Locale.ROOT) : "");
	}

	List<String> requestErrors(String template, JsonNode operation, Exchange exchange) {
		List<String> errors = new ArrayList<>();
		Set<String> known = new HashSet<>();
		for (JsonNode parameter : operation.path("parameters")) {
			String name = parameter.path("name").asString();
			List<String> values = switch (parameter.path("in").asString()) {
				case "path" -> List.of(segment(template, exchange.path(), name));
				case "header" -> exchange.headers().allValues(name);
				default -> {
					known.add(name);
					yield exchange.query()
						.stream()
						.filter((pair) -> pair.getKey().equals(name))
						.map(Map.Entry::getValue)
						.toList();
				}
			};
			values(parameter, values).forEach((error) -> errors.add(name + ": " + error));
		}
		if (!WITHOUT_QUERY.contains(template)) {
			exchange.query()
				.stream()
				.map(Map.Entry::getKey)
				.filter((name) -> !known.contains(name))
				.forEach((name) -> errors.add(name + ": unknown parameter"));
		}
		errors.addAll(bodyErrors(operation.path("requestBody"), exchange));
		return errors;
	}

	private static String segment(String template, String path, String name) {
		List<String> names = List.of(template.split("/"));
		return Exchange.decoded(path.split("/", -1)[names.indexOf("{" + name + "}")].replace("+", "%2B"));
	}

	private List<String> values(JsonNode parameter, List<String> values) {
		if (values.isEmpty()) {
			return parameter.path("required").asBoolean() ? List.of("missing") : List.of();
		}
		JsonNode schema = parameter.path("schema");
		return (values.size() == 1) ? this.schemas.errors(schema, value(schema, values.getFirst()))
				: List.of("repeated");
	}

	// What is not of the type is left as text, which the schema then refuses.
	private JsonNode value(JsonNode schema, String text) {
		if (!resolved(schema).path("type").asString("").equals("string")) {
			try {
				JsonNode value = JSON.readTree(text);
				return value.toString().equals(text) ? value : StringNode.valueOf(text);
			}
			catch (JacksonException ex) {
				// It is text.
			}
		}
		return StringNode.valueOf(text);
	}

	private JsonNode resolved(JsonNode node) {
		String reference = node.path("$ref").asString("");
		return reference.isEmpty() ? node : this.document.at(reference.substring(1));
	}

	private List<String> bodyErrors(JsonNode described, Exchange exchange) {
		if (described.isMissingNode()) {
			return List.of();
		}
		JsonNode content = described.path("content").path(exchange.requestType());
		if (content.isMissingNode()) {
			return List.of("body: of the undocumented type " + exchange.requestType());
		}
		try {
			return this.schemas.errors(content.path("schema"), JSON.readTree(exchange.body()));
		}
		catch (JacksonException ex) {
			return List.of("body: " + ex.getOriginalMessage());
		}
	}

	List<String> responseErrors(JsonNode operation, Exchange exchange) {
		JsonNode described = resolved(operation.path("responses").path(Integer.toString(exchange.status())));
		if (described.isMissingNode()) {
			return List.of("undocumented status " + exchange.status());
		}
		List<String> errors = new ArrayList<>();
		described.path("headers").properties().forEach((header) -> {
			List<String> values = exchange.response().headers().allValues(header.getKey());
			values(header.getValue(), values).forEach((error) -> errors.add(header.getKey() + ": " + error));
		});
		errors.addAll(contentErrors(described.path("content"), exchange));
		return errors;
	}

	private List<String> contentErrors(JsonNode content, Exchange exchange) {
		String body = exchange.response().body();
		if (content.isMissingNode() || exchange.method().equals("HEAD")) {
			return body.isEmpty() ? List.of() : List.of("a body where none is documented");
		}
		String type = exchange.responseType();
		JsonNode schema = content.path(type).path("schema");
		if (schema.isMissingNode()) {
			return List.of("of the undocumented type " + type);
		}
		return switch (type) {
			case "text/plain", "text/x-shellscript", "application/octet-stream" ->
				this.schemas.errors(schema, StringNode.valueOf(body));
			case "application/x-ndjson" ->
				body.lines().flatMap((line) -> component("ImportProgress", JSON.readTree(line)).stream()).toList();
			default -> this.schemas.errors(schema, JSON.readTree(body));
		};
	}

	/**
	 * What is wrong with a value of a named schema.
	 */
	List<String> component(String name, JsonNode value) {
		return this.schemas.errors(this.document.at("/components/schemas/" + name), value);
	}

}
