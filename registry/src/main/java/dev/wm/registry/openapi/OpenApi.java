package dev.wm.registry.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.wm.contract.text.Version;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI 3.1 document of the API, made from the controllers' mappings and the paths
 * that filters answer.
 */
@Component
class OpenApi {

	private static final String DESCRIPTION = """
			Every refusal is a problem (RFC 9457) with a stable code and one sentence that says what to do.

			What this document does not name is refused and never ignored: unknown members of a body, members of \
			another type (nothing is converted, and a whole number has no fraction and no exponent), unknown, empty \
			and repeated query parameters. Only the polls (/config and /health), /dist and /install take no query and ignore one. In a \
			request, null stands for an optional member that is left out; in a merge patch (RFC 7396) it removes one. \
			Responses leave such members out.

			A path has no empty, "." or ".." segment, no path parameter and no encoded slash, dot or percent sign \
			(400). HEAD is answered wherever GET is, OPTIONS with the methods of a path of the API; any other method \
			gets 405 with Allow.""";

	private final RequestMappingHandlerMapping mappings;

	OpenApi(RequestMappingHandlerMapping mappings) {
		this.mappings = mappings;
	}

	Map<String, Object> document() {
		Schemas schemas = new Schemas();
		Operations operations = new Operations(schemas);
		this.mappings.getHandlerMethods().values().forEach(operations::isRequest);
		Map<String, Map<String, Object>> paths = new TreeMap<>();
		this.mappings.getHandlerMethods().forEach((mapping, handler) -> {
			for (String path : mapping.getPatternValues()) {
				methods(mapping).forEach((method) -> paths.computeIfAbsent(path, (key) -> new TreeMap<>())
					.put(method, special(path, operations.of(handler), schemas)));
			}
		});
		paths.putAll(polled(new SpecialOperations(schemas)));
		return new TreeMap<>(Map.of("openapi", "3.1.0", "info", info(), "paths", paths, "components",
				components(schemas), "security", List.of(Map.of("token", List.of()))));
	}

	private static Map<String, Object> special(String path, Map<String, Object> operation, Schemas schemas) {
		SpecialOperations special = new SpecialOperations(schemas);
		switch (path) {
			case Api.METRICS -> special.metrics(operation);
			case Api.SETUP -> special.setup(operation);
			case Api.EXPORT -> special.exporting(operation);
			case Api.IMPORT -> special.importing(operation);
			default -> {
				// The method says everything.
			}
		}
		return operation;
	}

	private static Stream<String> methods(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.map((method) -> method.name().toLowerCase(Locale.ROOT));
	}

	/**
	 * The operations that filters answer ahead of the controllers.
	 */
	private static Map<String, Map<String, Object>> polled(SpecialOperations special) {
		return Map.of(Api.CONFIG, Map.of("get", special.config()), Api.HEALTH,
				Map.of("get", special.health("health", Set.of())), Api.HEALTH_LIVE,
				Map.of("get", special.health("live", Set.of())), Api.HEALTH_READY,
				Map.of("get", special.health("ready", Set.of(503))), Api.DIST + "/{version}/{file}",
				Map.of("get", special.dist()), Api.INSTALL_GATEWAY, Map.of("get", special.installer()));
	}

	private static Map<String, Object> info() {
		return new TreeMap<>(Map.of("title", "wm registry", "version", Version.text(), "description", DESCRIPTION));
	}

	private static Map<String, Object> components(Schemas schemas) {
		schemas.of(Problem.class);
		Map<String, Object> named = new TreeMap<>(schemas.named());
		named.put("ProblemCode", Map.of("type", "string", "enum",
				Arrays.stream(ProblemCode.values()).map(ProblemCode::text).sorted().toList()));
		Map<String, Object> components = new TreeMap<>();
		components.put("schemas", named);
		components.put("responses", schemas.responses());
		components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
		return components;
	}

}
