package dev.wm.registry.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schemas of an OpenAPI document, to validate with. Thread-safe.
 */
final class JsonSchemas {

	private static final String DOCUMENT = "https://wm.invalid/openapi";

	private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

	private final SchemaRegistry registry;

	JsonSchemas(JsonNode document) {
		SchemaRegistryConfig config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
		this.registry = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(),
				(builder) -> builder.schemas(Map.of(DOCUMENT, document.toString())).schemaRegistryConfig(config));
	}

	/**
	 * What is wrong with a value, empty if nothing is.
	 */
	List<String> errors(JsonNode schema, JsonNode value) {
		return this.compiled.computeIfAbsent(schema, this::compile)
			.validate(value)
			.stream()
			.map(Object::toString)
			.toList();
	}

	// A schema in the middle of the document refers to the document's components.
	private Schema compile(JsonNode schema) {
		String absolute = schema.toString().replace("\"#/components/", "\"" + DOCUMENT + "#/components/");
		return this.registry.getSchema(SchemaLocation.of("https://wm.invalid/schema/" + absolute.hashCode()),
				JsonMapper.shared().readTree(absolute));
	}

}
