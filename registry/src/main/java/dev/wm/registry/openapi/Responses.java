package dev.wm.registry.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.change.Plan;
import dev.wm.registry.web.EntityTag;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * The OpenAPI responses of operations: what is answered, and with which status it may be
 * refused.
 */
final class Responses {

	private static final String JSON = "application/json";

	private static final Map<String, Object> TEXT = Map.of("type", "string");

	private final Schemas schemas;

	Responses(Schemas schemas) {
		this.schemas = schemas;
	}

	Map<String, Object> of(HandlerMethod handler) {
		Map<String, Object> responses = done(handler);
		refusals(handler).forEach((status) -> responses.put(status.toString(), refused(status)));
		return responses;
	}

	/**
	 * The responses of an operation that a filter answers.
	 * @param shapes the response has one of these schemas
	 * @param refusals the statuses of refusals
	 */
	Map<String, Object> polled(List<Map<String, Object>> shapes, Map<String, Object> headers, Set<Integer> refusals) {
		Map<String, Object> responses = new TreeMap<>();
		responses.put("200", with(answer(JSON, oneOf(shapes)), headers));
		refusals.forEach((status) -> responses.put(status.toString(), refused(status)));
		responses.put("default", otherwise());
		return responses;
	}

	private Map<String, Object> done(HandlerMethod handler) {
		Type type = handler.getReturnType().getGenericParameterType();
		boolean entity = handler.getReturnType().getParameterType() == ResponseEntity.class;
		if (entity) {
			type = ((ParameterizedType) type).getActualTypeArguments()[0];
		}
		Map<String, Object> shape = (type != void.class) ? this.schemas.of(type) : Map.of();
		boolean planned = QueryParameters.isPlannable(handler);
		Map<String, Object> responses = new TreeMap<>(
				Map.of("default", problem("Refused for another reason, such as by a proxy.")));
		for (int status : statuses(handler, entity)) {
			boolean none = shape.isEmpty() || status == 204;
			List<Map<String, Object>> shapes = (planned && status == 200) ? List.of(shape, this.schemas.of(Plan.class))
					: List.of(shape);
			Map<String, Object> response = none ? Map.of("description", "Done.") : answer(JSON, oneOf(shapes));
			responses.put(Integer.toString(status), with(response, headers(handler, type, entity && status == 201)));
		}
		if (planned) {
			responses.putIfAbsent("200", answer(JSON, this.schemas.of(Plan.class)));
		}
		return responses;
	}

	// One that is not declared is that of a new object or of one that was there, or of a
	// read object or of none.
	private static List<Integer> statuses(HandlerMethod handler, boolean entity) {
		ResponseStatus declared = handler.getMethodAnnotation(ResponseStatus.class);
		if (declared != null) {
			return List.of(declared.value().value());
		}
		if (entity && handler.hasMethodAnnotation(GetMapping.class)) {
			return List.of(200, 204);
		}
		return entity ? List.of(200, 201) : List.of(200);
	}

	private static Map<String, Object> headers(HandlerMethod handler, Type type, boolean created) {
		Map<String, Object> headers = new TreeMap<>();
		if (created) {
			headers.put(HttpHeaders.LOCATION, header(Map.of("type", "string", "format", "uri-reference"), true));
		}
		if (type instanceof Class<?> object && EntityTag.isTagged(object)
				&& !handler.hasMethodAnnotation(DeleteMapping.class)) {
			// A plan has none.
			boolean always = created || handler.hasMethodAnnotation(GetMapping.class);
			headers.put(HttpHeaders.ETAG, header(TEXT, always));
		}
		return headers;
	}

	private static Set<Integer> refusals(HandlerMethod handler) {
		Set<Integer> statuses = new TreeSet<>(Set.of(400, 401, 403, 406, 429, 500, 503));
		boolean reads = handler.hasMethodAnnotation(GetMapping.class);
		if (has(handler, IfMatch.class)) {
			statuses.add(412);
		}
		if (hasBody(handler)) {
			statuses.addAll(Set.of(408, 413, 415, 422));
		}
		if (!reads) {
			statuses.add(409);
		}
		if (!reads || isOfOne(handler)) {
			statuses.add(404);
		}
		return statuses;
	}

	// A page is empty where an object is missing, but not where its site is.
	private static boolean isOfOne(HandlerMethod handler) {
		return parameters(handler).anyMatch((parameter) -> parameter.hasParameterAnnotation(PathVariable.class)
				|| parameter.getParameterType() == SiteDomain.class
				|| isRequired(parameter.getParameterAnnotation(RequestParam.class)));
	}

	private static boolean isRequired(@Nullable RequestParam query) {
		return query != null && query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
	}

	static boolean hasBody(HandlerMethod handler) {
		return parameters(handler).anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
	}

	private static boolean has(HandlerMethod handler, Class<?> type) {
		return parameters(handler).anyMatch((parameter) -> parameter.getParameterType() == type);
	}

	private static Stream<MethodParameter> parameters(HandlerMethod handler) {
		return Stream.of(handler.getMethodParameters());
	}

	/**
	 * A refusal, the same for all operations.
	 */
	Map<String, Object> refused(int status) {
		String name = "Refused" + status;
		this.schemas.responses().computeIfAbsent(name, (ignored) -> refusal(status));
		return Map.of("$ref", "#/components/responses/" + name);
	}

	private Map<String, Object> refusal(int status) {
		Map<String, Object> problem = problem(HttpStatus.valueOf(status).getReasonPhrase() + ".");
		return switch (status) {
			case 401 -> with(problem, Map.of(HttpHeaders.WWW_AUTHENTICATE, header(TEXT, true)));
			case 429 ->
				with(problem, Map.of(HttpHeaders.RETRY_AFTER, header(Map.of("type", "integer", "minimum", 1), false)));
			default -> problem;
		};
	}

	static Map<String, Object> header(Map<String, Object> schema, boolean always) {
		return Map.of("schema", schema, "required", always);
	}

	static Map<String, Object> with(Map<String, Object> response, Map<String, Object> headers) {
		Map<String, Object> all = new TreeMap<>(response);
		if (!headers.isEmpty()) {
			all.put("headers", headers);
		}
		return all;
	}

	static Map<String, Object> answer(String mediaType, Map<String, Object> schema) {
		return Map.of("description", "Done.", "content", Map.of(mediaType, Map.of("schema", schema)));
	}

	private static Map<String, Object> oneOf(List<Map<String, Object>> shapes) {
		return (shapes.size() == 1) ? shapes.getFirst() : Map.of("oneOf", shapes);
	}

	private Map<String, Object> otherwise() {
		this.schemas.responses()
			.computeIfAbsent("Refused", (ignored) -> problem("Refused for another reason, such as by a proxy."));
		return Map.of("$ref", "#/components/responses/Refused");
	}

	private Map<String, Object> problem(String description) {
		return Map.of("description", description, "content",
				Map.of(Problem.MEDIA_TYPE, Map.of("schema", this.schemas.of(Problem.class))));
	}

}
