package dev.wm.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests that the registry's OpenAPI document names. A registry refuses all others.
 */
final class DocumentedRequests {

	private static final JsonNode PATHS = read();

	private DocumentedRequests() {
	}

	private static JsonNode read() {
		try {
			return JsonMapper.shared()
				.readTree(Files.readString(Path.of("../registry/src/test/resources/openapi-released.json")))
				.path("paths");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether there is such a path and method, with such query parameters and a body of
	 * such a type.
	 */
	static boolean contain(RecordedRequest request) {
		JsonNode operation = operation(request);
		Set<String> known = operation.path("parameters")
			.valueStream()
			.filter((parameter) -> parameter.path("in").asString().equals("query"))
			.map((parameter) -> parameter.path("name").asString())
			.collect(Collectors.toSet());
		boolean empty = request.getBody() == null || request.getBody().size() == 0;
		return !operation.isMissingNode() && known.containsAll(request.getUrl().queryParameterNames())
				&& (empty || takes(operation.path("requestBody"), request));
	}

	private static boolean takes(JsonNode body, RecordedRequest request) {
		String type = String.valueOf(request.getHeaders().get("Content-Type")).split(";", 2)[0];
		return body.path("content").has(type);
	}

	private static JsonNode operation(RecordedRequest request) {
		String path = request.getUrl().encodedPath();
		List<String> templates = PATHS.propertyNames()
			.stream()
			.sorted(Comparator.comparing((template) -> template.contains("{")))
			.toList();
		return templates.stream()
			.filter((template) -> path.matches(template.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+")))
			.findFirst()
			.map((template) -> PATHS.path(template).path(request.getMethod().toLowerCase(Locale.ROOT)))
			.orElse(PATHS.path("none"));
	}

}
