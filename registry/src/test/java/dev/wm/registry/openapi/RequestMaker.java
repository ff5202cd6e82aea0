package dev.wm.registry.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes requests out of the description of the API: some as they should be, most of them
 * broken somewhere.
 */
final class RequestMaker {

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/merge-patch+json", "text/plain", "application/xml", "nonsense", "application/json;charset=x");

	private static final List<String> NASTY = List.of("", " ", "\u0000", "a\u0000b", "\n", "\u202e", "\ud83d\ude00",
			"\ud800", "%s%n", "'; drop table site; --", "../../etc/passwd", "a".repeat(300), "x".repeat(5000), "-1",
			"1e999", "NaN", "null", "true", "[]", "{}", "*", "0.0.0.0", "999.1.1.1", "10.0.0.1/33", "::1",
			"\u00e4\u00f6", "9223372036854775807", "99999999999999999999999", "2026-13-45T99:99:99Z",
			"+1000000000-01-01T00:00:00Z");

	// As odd as a client lets them be; but none asks for a minute's wait, which it could
	// get.
	private static final List<String> HEADERS = List.of("*", "\"\"", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "\"", "1", "",
			"\u00e4", "wait=0", "wait=-1", "wait=1", "wait=", "wait=x;y=\"", "gzip;q=0, *;q=x", "a".repeat(4000));

	private static final Map<String, List<String>> FITTING = Map.of("SiteDomain",
			List.of("s0", "s1", "s2", "hub", "s9"), "HostName", List.of("h0.s0", "h1.s1", "h2.s2", "gw.s0", "h9.s9"),
			"DnsLabel", List.of("d0", "d1", "d2", "gw"), "IpAddress",
			List.of("192.168.1.7", "172.30.0.9", "10.1.2.3", "127.0.0.1"), "Cidr",
			List.of("192.168.1.0/24", "172.30.4.0/24", "10.0.0.0/8", "172.30.0.0/16"), "Endpoint",
			List.of("198.51.100.7:51820", "198.51.100.8"), "PublicKey",
			List.of("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE="));

	private final JsonNode api;

	private final List<Map.Entry<String, Map.Entry<String, JsonNode>>> operations = new ArrayList<>();

	private final Random random;

	private boolean broken;

	RequestMaker(JsonNode api, Random random) {
		this.api = api;
		this.random = random;
		api.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((operation) -> this.operations.add(Map.entry(path.getKey(), operation))));
	}

	Made next() {
		this.broken = this.random.nextInt(3) > 0;
		var chosen = one(this.operations);
		JsonNode operation = chosen.getValue().getValue();
		String method = seldom() ? one(METHODS) : chosen.getValue().getKey().toUpperCase(Locale.ROOT);
		String path = chosen.getKey();
		StringBuilder query = new StringBuilder();
		Map<String, String> headers = new TreeMap<>();
		headers.put("Content-Type", this.broken ? one(TYPES) : TYPES.getFirst());
		for (JsonNode parameter : operation.path("parameters")) {
			String name = parameter.path("name").asString();
			String value = encoded(text(parameter.path("schema")));
			switch (parameter.path("in").asString()) {
				case "path" -> path = path.replace("{" + name + "}", value.isEmpty() ? "x" : value);
				case "query" -> {
					if (this.random.nextInt(3) == 0) {
						query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(value);
					}
				}
				default -> {
					if (this.random.nextInt(4) == 0) {
						headers.put(name, one(HEADERS));
					}
				}
			}
		}
		return new Made(method, path + query, headers, body(operation));
	}

	private String body(JsonNode operation) {
		JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
		if (schema.isMissingNode()) {
			return seldom() ? "{}" : "";
		}
		return switch (this.broken ? this.random.nextInt(12) : 11) {
			case 0 -> one(List.of("", "{", "[1,", "\"", "{\"a\":}", "nul", "{}}", "{\"a\":1,\"a\":2}", "\u0000",
					"[".repeat(3000)));
			case 1 -> one(List.of("null", "[]", "1", "\"x\"", "true", "{}", "[{}]"));
			default -> JsonMapper.shared().writeValueAsString(value(schema, 0));
		};
	}

	private Object value(JsonNode schema, int depth) {
		JsonNode resolved = resolved(schema);
		if (this.broken && depth > 0 && this.random.nextInt(12) == 0) {
			return one(List.of(Map.of(), List.of(), "x", 1, -1, 1.5, true, Long.MAX_VALUE, one(NASTY)));
		}
		return switch (resolved.path("type").asString("")) {
			case "object" -> resolved.path("properties")
				.properties()
				.stream()
				.filter((member) -> isThere(resolved, member.getKey()))
				.collect(Collectors.toMap((member) -> seldom() ? member.getKey() + "x" : member.getKey(),
						(member) -> value(member.getValue(), depth + 1), (one, other) -> one));
			case "array" -> this.random.ints(this.random.nextInt(4), 0, 1)
				.mapToObj((ignored) -> value(resolved.path("items"), depth + 1))
				.toList();
			case "boolean" -> this.random.nextBoolean();
			case "integer" -> one(List.of(0, 1, 24, 51820, 65536, -1, Integer.MAX_VALUE, Long.MAX_VALUE));
			default -> text(schema);
		};
	}

	private boolean isThere(JsonNode schema, String member) {
		boolean required = schema.path("required").valueStream().anyMatch((name) -> name.asString().equals(member));
		return required ? !seldom() : this.random.nextInt(3) == 0;
	}

	private String text(JsonNode schema) {
		JsonNode resolved = resolved(schema);
		if (this.broken && this.random.nextInt(4) == 0) {
			return one(NASTY);
		}
		if (!resolved.path("enum").isMissingNode()) {
			return one(resolved.path("enum").valueStream().map(JsonNode::asString).toList());
		}
		String reference = schema.path("$ref").asString("");
		String name = reference.substring(reference.lastIndexOf('/') + 1);
		return one(FITTING.getOrDefault(name, List.of("1", "0", "true", "s1", "h1.s1", "2026-01-01T00:00:00Z")));
	}

	private JsonNode resolved(JsonNode schema) {
		String reference = schema.path("$ref").asString("");
		return reference.isEmpty() ? schema : this.api.at(reference.substring(1));
	}

	private boolean seldom() {
		return this.broken && this.random.nextInt(20) == 0;
	}

	private <T> T one(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * A request.
	 *
	 * @param method the method
	 * @param path path and query
	 * @param headers its headers
	 * @param body the body, perhaps empty
	 */
	record Made(String method, String path, Map<String, String> headers, String body) {
	}

}
