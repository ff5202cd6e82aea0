package dev.wm.registry.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static java.util.Map.entry;

/**
 * Makes JSON values for the schemas of an OpenAPI document: as they should be, or broken
 * somewhere.
 */
final class ValueMaker {

	static final List<String> NASTY = List.of("", " ", "\u0000", "a\u0000b", "\n", "\u202e", "\ud83d\ude00", "\ud800",
			"%s%n", "'; drop table site; --", "../../etc/passwd", "a".repeat(300), "x".repeat(5000), "-1", "1e999",
			"NaN", "null", "true", "[]", "{}", "*", "0.0.0.0", "999.1.1.1", "10.0.0.1/33", "::1", "\u00e4\u00f6",
			"9223372036854775807", "99999999999999999999999", "2026-13-45T99:99:99Z", "+1000000000-01-01T00:00:00Z",
			" isolated", "ISOLATED", "0x10", "+5", "01", "yes", "1700000000", "Sun, 01 Mar 2026 12:00:00 GMT");

	private static final Map<String, List<String>> FITTING = Map.ofEntries(
			entry("SiteDomain", List.of("s0", "s1", "s2", "hub", "s9", "S1")),
			entry("HostName", List.of("h0.s0", "h1.s1", "h2.s2", "gw.s0", "h9.s9")),
			entry("HostAlias", List.of("git", "*.apps", "d0", "h1")),
			entry("DnsLabel", List.of("d0", "d1", "d2", "gw")),
			entry("IpAddress", List.of("192.168.1.7", "172.30.0.9", "10.1.2.3", "127.0.0.1")),
			entry("Cidr", List.of("192.168.1.0/24", "172.30.4.0/24", "10.0.0.0/8", "172.30.0.0/16")),
			entry("Endpoint", List.of("198.51.100.7:51820", "198.51.100.8")),
			entry("PublicKey",
					List.of("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=",
							"AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=")),
			entry("KeyProof", List.of("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=")),
			entry("MeshName", List.of("wm", "A b", "\u00e4")), entry("NetworkLabel", List.of("jde", "w1")),
			entry("ReleaseVersion", List.of("0.1.0", "10.20.30", "1.0.0-rc.1")),
			entry("KeyFingerprint", List.of("a1".repeat(32))),
			entry("MacAddress", List.of("52:54:00:12:34:56", "02-AA-bb-00-00-01")));

	private static final List<Object> OTHER_TYPES = List.of(Map.of(), List.of(), "x", 1, 0, -1, 1.5, true,
			Long.MAX_VALUE, "1", "");

	private final JsonNode api;

	private final Random random;

	ValueMaker(JsonNode api, Random random) {
		this.api = api;
		this.random = random;
	}

	/**
	 * A value of a schema.
	 * @param broken whether it may be wrong somewhere
	 */
	JsonNode value(JsonNode schema, boolean broken) {
		return node(make(schema, broken, 0));
	}

	private static JsonNode node(Object value) {
		return switch (value) {
			case Map<?, ?> members -> {
				var object = JsonNodeFactory.instance.objectNode();
				members.forEach((name, member) -> object.set(name.toString(), node(member)));
				yield object;
			}
			case List<?> items -> {
				var array = JsonNodeFactory.instance.arrayNode();
				items.forEach((item) -> array.add(node(item)));
				yield array;
			}
			case JsonNode made -> made;
			default -> JsonNodeFactory.instance.pojoNode(value);
		};
	}

	/**
	 * A text for a parameter.
	 */
	String text(JsonNode schema, boolean broken) {
		if (broken && this.random.nextInt(4) == 0) {
			return one(NASTY);
		}
		Object value = make(schema, false, 0);
		return (value instanceof JsonNode node) ? node.asString("") : value.toString();
	}

	private Object make(JsonNode schema, boolean broken, int depth) {
		if (broken && depth > 0 && this.random.nextInt(12) == 0) {
			return (this.random.nextInt(3) == 0) ? one(NASTY) : one(OTHER_TYPES);
		}
		JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
		if (!choices.isMissingNode()) {
			return make(choices.get(this.random.nextInt(choices.size())), broken, depth);
		}
		JsonNode resolved = resolved(schema);
		if (resolved.has("const")) {
			return resolved.path("const");
		}
		return switch (type(resolved)) {
			case "object" -> members(resolved, broken, depth);
			case "array" -> items(resolved, broken, depth);
			case "boolean" -> this.random.nextBoolean();
			case "null" -> JsonNodeFactory.instance.nullNode();
			case "integer" -> number(resolved);
			case "number" -> this.random.nextInt(1000) / 8.0;
			default -> word(schema, resolved);
		};
	}

	private String type(JsonNode resolved) {
		JsonNode type = resolved.path("type");
		return type.isArray() ? type.get(this.random.nextInt(4) == 0 ? 1 : 0).asString() : type.asString("");
	}

	private Map<String, Object> members(JsonNode schema, boolean broken, int depth) {
		Map<String, Object> members = new TreeMap<>();
		schema.path("properties").properties().forEach((member) -> {
			boolean required = schema.path("required")
				.valueStream()
				.anyMatch((name) -> name.asString().equals(member.getKey()));
			boolean misspelt = broken && seldom();
			if (required ? !(broken && seldom()) : this.random.nextInt(3) == 0) {
				members.put(misspelt ? member.getKey() + "x" : member.getKey(),
						make(member.getValue(), broken, depth + 1));
			}
		});
		return members;
	}

	private List<Object> items(JsonNode schema, boolean broken, int depth) {
		List<Object> items = new ArrayList<>();
		for (int count = this.random.nextInt(4); count > 0; count--) {
			items.add(make(schema.path("items"), broken, depth + 1));
		}
		return items;
	}

	private Object number(JsonNode schema) {
		long least = schema.path("minimum").asLong(Long.MIN_VALUE);
		long most = schema.path("maximum").asLong(Long.MAX_VALUE);
		return Math.clamp(one(List.of(0L, 1L, 2L, 24L, 51820L, 65536L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)), least,
				most);
	}

	private String word(JsonNode schema, JsonNode resolved) {
		if (resolved.has("enum")) {
			return one(resolved.path("enum").valueStream().map(JsonNode::asString).toList());
		}
		if (resolved.path("format").asString("").equals("date-time")) {
			return one(List.of("2026-01-01T00:00:00Z", "2026-03-01T12:00:00.123456789+01:00", "9999-12-31T23:59:59Z"));
		}
		if (resolved.path("pattern").asString("").startsWith("^(\\*|")) {
			return one(List.of("*", "\"1\"", "W/\"1\"", "\"a\", \"b\"", "\"\""));
		}
		String reference = schema.path("$ref").asString("");
		String name = reference.substring(reference.lastIndexOf('/') + 1);
		List<String> fitting = FITTING.get(name);
		return (fitting != null) ? one(fitting) : plain(resolved);
	}

	private String plain(JsonNode schema) {
		int longest = Math.min(schema.path("maxLength").asInt(20), 600);
		return one(List.of("1", "true", "s1", "h1.s1", "1-0", "\u00e4", "a".repeat(longest)));
	}

	private JsonNode resolved(JsonNode schema) {
		String reference = schema.path("$ref").asString("");
		return reference.isEmpty() ? schema : this.api.at(reference.substring(1));
	}

	private boolean seldom() {
		return this.random.nextInt(20) == 0;
	}

	private <T> T one(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
