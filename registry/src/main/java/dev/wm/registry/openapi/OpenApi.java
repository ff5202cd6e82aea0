package dev.wm.registry.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.wm.contract.text.Version;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.mesh.Health;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI 3.1 document of the API, made from the controllers' mappings and the paths
 * that filters answer.
 */
@Component
class OpenApi {

	private final RequestMappingHandlerMapping mappings;

	OpenApi(RequestMappingHandlerMapping mappings) {
		this.mappings = mappings;
	}

	Map<String, Object> document() {
		Schemas schemas = new Schemas();
		Map<String, Map<String, Object>> paths = new TreeMap<>();
		Operations operations = new Operations(schemas);
		this.mappings.getHandlerMethods().forEach((mapping, handler) -> {
			for (String path : mapping.getPatternValues()) {
				methods(mapping).forEach((method) -> paths.computeIfAbsent(path, (key) -> new TreeMap<>())
					.put(method, operations.of(method, handler)));
			}
		});
		paths.put(Api.METRICS, Map.of("get", Operations.text()));
		polled(operations).forEach((path, operation) -> paths.put(path, Map.of("get", operation)));
		return new TreeMap<>(Map.of("openapi", "3.1.0", "info", info(), "paths", paths, "components",
				components(schemas), "security", List.of(Map.of("token", List.of()))));
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
	private static Map<String, Object> polled(Operations operations) {
		Map<String, Object> config = operations.answering(MeshConfig.class, GatewayConfig.class, DeviceConfig.class);
		config.put("parameters", List.of(Operations.header("Accept-Encoding"), Operations.header("If-None-Match"),
				Operations.header("Prefer"), Operations.header(Api.PROBE_HEADER)));
		Map<String, Object> paths = new TreeMap<>(Map.of(Api.CONFIG, config));
		for (String path : List.of(Api.HEALTH, Api.HEALTH_LIVE, Api.HEALTH_READY)) {
			Map<String, Object> health = operations.answering(Health.class);
			health.put("security", List.of());
			paths.put(path, health);
		}
		return paths;
	}

	private static Map<String, Object> info() {
		return new TreeMap<>(Map.of("title", "wm registry", "version", Version.text(), "description",
				"Every refusal is a problem (RFC 9457) with a stable code and one sentence that says what to do."));
	}

	private static Map<String, Object> components(Schemas schemas) {
		schemas.of(Problem.class);
		Map<String, Object> named = new TreeMap<>(schemas.named());
		named.put("ProblemCode", Map.of("type", "string", "enum",
				Arrays.stream(ProblemCode.values()).map(ProblemCode::text).sorted().toList()));
		Map<String, Object> components = new TreeMap<>();
		components.put("schemas", named);
		components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
		return components;
	}

}
