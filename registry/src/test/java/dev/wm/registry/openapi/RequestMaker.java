package dev.wm.registry.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes requests out of the description of the API: some as they should be, most of them
 * broken somewhere.
 */
final class RequestMaker {

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
			"TRACE", "QUERY", "PROPFIND", "get");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/merge-patch+json", "text/plain", "application/xml", "nonsense", "application/json;charset=x",
			"application/x-www-form-urlencoded");

	// As odd as a client lets them be; but none asks for a minute's wait, which it could
	// get.
	private static final List<String> HEADERS = List.of("*", "\"\"", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "\"", "1", "",
			"\u00e4", "wait=0", "wait=-1", "wait=1", "wait=", "wait=x;y=\"", "gzip;q=0, *;q=x", "a".repeat(4000));

	private static final List<String> DETOURS = List.of("/health/..%s", "/.%s", "/%s", "%s/", "%s;x=y", "%s%%2f",
			"/%%2e%s", "%s%%00", "%s/x");

	private final List<Map.Entry<String, Map.Entry<String, JsonNode>>> operations = new ArrayList<>();

	private final ValueMaker values;

	private final Random random;

	private boolean broken;

	RequestMaker(JsonNode api, Random random) {
		this.values = new ValueMaker(api, random);
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
		List<String> query = new ArrayList<>();
		Map<String, String> headers = new TreeMap<>();
		JsonNode content = operation.at("/requestBody/content");
		headers.put("Content-Type",
				(this.broken || content.isMissingNode()) ? one(TYPES) : one(new ArrayList<>(content.propertyNames())));
		for (JsonNode parameter : operation.path("parameters")) {
			String name = parameter.path("name").asString();
			switch (parameter.path("in").asString()) {
				case "path" -> path = path.replace("{" + name + "}", segment(parameter));
				case "query" -> query(parameter, query);
				default -> header(parameter, headers);
			}
		}
		if (seldom()) {
			query.add(one(List.of("x=1", "plan=true", "plam=true", "limit=1", "=", "%00=1")));
		}
		String detour = seldom() ? one(DETOURS).replace("%s", path).replace("%%", "%") : path;
		return new Made(method, detour + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body(content),
				!this.broken);
	}

	private String segment(JsonNode parameter) {
		String value = encoded(this.values.text(parameter.path("schema"), this.broken));
		return value.isEmpty() ? "x" : value;
	}

	private void query(JsonNode parameter, List<String> query) {
		if (parameter.path("required").asBoolean() ? !seldom() : this.random.nextInt(3) == 0) {
			String value = encoded(this.values.text(parameter.path("schema"), this.broken));
			String pair = parameter.path("name").asString() + "=" + value;
			query.add(pair);
			if (seldom()) {
				query.add(pair);
			}
		}
	}

	private void header(JsonNode parameter, Map<String, String> headers) {
		if (this.random.nextInt(4) == 0) {
			boolean free = !parameter.path("schema").has("pattern");
			headers.put(parameter.path("name").asString(),
					(this.broken || free) ? one(HEADERS) : this.values.text(parameter.path("schema"), false));
		}
	}

	private String body(JsonNode content) {
		if (content.isMissingNode()) {
			return seldom() ? "{}" : "";
		}
		JsonNode schema = content.iterator().next().path("schema");
		return switch (this.broken ? this.random.nextInt(12) : 11) {
			case 0 -> one(List.of("", "{", "[1,", "\"", "{\"a\":}", "nul", "{}}", "{\"a\":1,\"a\":2}", "\u0000",
					"[".repeat(3000)));
			case 1 -> one(List.of("null", "[]", "1", "\"x\"", "true", "{}", "[{}]"));
			default -> JsonMapper.shared().writeValueAsString(this.values.value(schema, this.broken));
		};
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
	 * @param valid whether it is as the description says
	 */
	record Made(String method, String path, Map<String, String> headers, String body, boolean valid) {
	}

}
