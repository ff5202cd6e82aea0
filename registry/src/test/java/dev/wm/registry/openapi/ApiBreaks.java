package dev.wm.registry.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What a client of one description of the API can no longer rely on in another.
 */
final class ApiBreaks {

	private final JsonNode before;

	private final JsonNode after;

	private final List<String> found = new ArrayList<>();

	private ApiBreaks(JsonNode before, JsonNode after) {
		this.before = before;
		this.after = after;
	}

	static List<String> between(JsonNode before, JsonNode after) {
		ApiBreaks breaks = new ApiBreaks(before, after);
		breaks.comparePaths();
		breaks.compareSchemas();
		return breaks.found;
	}

	private void comparePaths() {
		this.before.path("paths").properties().forEach((path) -> {
			JsonNode now = this.after.path("paths").path(path.getKey());
			path.getValue().properties().forEach((operation) -> {
				String name = operation.getKey() + " " + path.getKey();
				if (now.path(operation.getKey()).isMissingNode()) {
					this.found.add("gone: " + name);
				}
				else {
					compareOperation(name, operation.getValue(), now.path(operation.getKey()));
				}
			});
		});
	}

	private void compareOperation(String name, JsonNode was, JsonNode is) {
		was.path("parameters")
			.forEach((parameter) -> require(named(is, parameter),
					name + " parameter " + parameter.path("name").asString()));
		is.path("parameters").forEach((parameter) -> {
			boolean wasRequired = named(was, parameter).path("required").asBoolean();
			if (parameter.path("required").asBoolean() && !wasRequired) {
				this.found.add("newly required: " + name + " parameter " + parameter.path("name").asString());
			}
		});
		was.path("responses")
			.propertyNames()
			.forEach((code) -> require(is.path("responses").path(code), name + " answer " + code));
		compareShape(name + " body", was.path("requestBody"), is.path("requestBody"));
		compareShape(name + " answer", was.path("responses"), is.path("responses"));
	}

	private static JsonNode named(JsonNode operation, JsonNode wanted) {
		return operation.path("parameters")
			.valueStream()
			.filter((parameter) -> parameter.path("name").equals(wanted.path("name"))
					&& parameter.path("in").equals(wanted.path("in")))
			.findFirst()
			.orElse(operation.path("nothing"));
	}

	private void compareShape(String name, JsonNode was, JsonNode is) {
		String now = is.findValuesAsString("$ref").toString();
		was.findValuesAsString("$ref")
			.stream()
			.filter((shape) -> !now.contains(shape))
			.forEach((shape) -> this.found.add("gone: " + name + " " + shape.substring(shape.lastIndexOf('/') + 1)));
	}

	private void compareSchemas() {
		this.before.at("/components/schemas").properties().forEach((schema) -> {
			JsonNode is = this.after.at("/components/schemas").path(schema.getKey());
			require(is, schema.getKey());
			if (!is.isMissingNode()) {
				compareSchema(schema.getKey(), schema.getValue(), is);
			}
		});
	}

	private void compareSchema(String name, JsonNode was, JsonNode is) {
		if (!was.path("type").equals(is.path("type"))) {
			this.found.add("of another type: " + name);
		}
		was.path("properties").properties().forEach((member) -> {
			JsonNode now = is.path("properties").path(member.getKey());
			require(now, name + "." + member.getKey());
			if (!now.isMissingNode() && !now.equals(member.getValue())) {
				this.found.add("of another type: " + name + "." + member.getKey());
			}
		});
		missing(was.path("enum"), is.path("enum")).forEach((value) -> this.found.add("gone: " + name + " " + value));
		missing(is.path("required"), was.path("required"))
			.forEach((member) -> this.found.add("newly required: " + name + "." + member));
	}

	private static Set<String> missing(JsonNode expected, JsonNode actual) {
		Set<String> missing = expected.valueStream()
			.map(JsonNode::asString)
			.collect(Collectors.toCollection(TreeSet::new));
		actual.forEach((value) -> missing.remove(value.asString()));
		return missing;
	}

	private void require(JsonNode node, String what) {
		if (node.isMissingNode()) {
			this.found.add("gone: " + what);
		}
	}

}
