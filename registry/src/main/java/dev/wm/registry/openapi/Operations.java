package dev.wm.registry.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.change.Plan;
import dev.wm.registry.plan.NotPlannable;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.PageParameters;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * The OpenAPI operations of controller methods: parameters, body and responses.
 */
final class Operations {

	private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Comparator<Map<String, Object>> BY_NAME = Comparator
		.comparing((parameter) -> String.valueOf(parameter.get("name")));

	private final Schemas schemas;

	Operations(Schemas schemas) {
		this.schemas = schemas;
	}

	Map<String, Object> of(String method, HandlerMethod handler) {
		boolean plans = !method.equals("get") && !handler.hasMethodAnnotation(NotPlannable.class);
		Map<String, Object> operation = new TreeMap<>();
		List<Map<String, Object>> parameters = new ArrayList<>();
		for (MethodParameter parameter : handler.getMethodParameters()) {
			parameter.initParameterNameDiscovery(NAMES);
			if (parameter.hasParameterAnnotation(RequestBody.class)) {
				operation.put("requestBody", body(this.schemas.of(parameter.getGenericParameterType())));
			}
			else {
				parameters(parameter).forEach(parameters::add);
			}
		}
		if (plans) {
			parameters.add(parameter("query", Api.PLAN_PARAMETER, Map.of("type", "boolean"), false));
		}
		if (!parameters.isEmpty()) {
			operation.put("parameters", parameters.stream().sorted(BY_NAME).toList());
		}
		operation.put("responses", responses(handler, plans));
		return operation;
	}

	/**
	 * An operation whose response has one of several schemas, by who calls.
	 */
	Map<String, Object> answering(Class<?>... types) {
		List<Map<String, Object>> shapes = Arrays.stream(types).map(this.schemas::of).toList();
		Map<String, Object> shape = (shapes.size() == 1) ? shapes.getFirst() : Map.of("oneOf", shapes);
		return new TreeMap<>(Map.of("responses", Map.of("200", answer(shape), "default", problem())));
	}

	/**
	 * An operation whose response is plain text.
	 */
	static Map<String, Object> text() {
		return Map.of("responses", Map.of("200", Map.of("description", "Done.", "content",
				Map.of("text/plain", Map.of("schema", Map.of("type", "string"))))));
	}

	private Stream<Map<String, Object>> parameters(MethodParameter parameter) {
		if (parameter.getParameterType() == PageParameters.class) {
			return Stream.of(parameter("query", Api.LIMIT_PARAMETER, Map.of("type", "integer"), false),
					parameter("query", Api.AFTER_PARAMETER, Map.of("type", "string"), false),
					parameter("query", "name", Map.of("type", "string"), false));
		}
		if (parameter.getParameterType() == IfMatch.class) {
			return Stream.of(header("If-Match"));
		}
		Map<String, Object> schema = this.schemas.of(parameter.getGenericParameterType());
		if (parameter.hasParameterAnnotation(PathVariable.class)) {
			return Stream.of(parameter("path", String.valueOf(parameter.getParameterName()), schema, true));
		}
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		return (query != null) ? Stream.of(query(parameter, query, schema)) : Stream.empty();
	}

	private static Map<String, Object> query(MethodParameter parameter, RequestParam query,
			Map<String, Object> schema) {
		String name = query.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : query.name();
		return parameter("query", name, schema,
				query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE));
	}

	static Map<String, Object> header(String name) {
		return parameter("header", name, Map.of("type", "string"), false);
	}

	private static Map<String, Object> parameter(String in, String name, Map<String, Object> schema, boolean required) {
		return new TreeMap<>(Map.of("in", in, "name", name, "schema", schema, "required", required));
	}

	private Map<String, Object> responses(HandlerMethod handler, boolean plans) {
		Map<String, Object> responses = new TreeMap<>();
		Type type = handler.getReturnType().getGenericParameterType();
		boolean entity = handler.getReturnType().getParameterType() == ResponseEntity.class;
		if (entity) {
			type = ((ParameterizedType) type).getActualTypeArguments()[0];
		}
		ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
		String code = (status != null) ? Integer.toString(status.value().value()) : (entity ? "2XX" : "200");
		responses.put(code, (type == void.class) ? Map.of("description", "Done.") : answer(this.schemas.of(type)));
		if (plans && !responses.containsKey("200")) {
			responses.put("200", answer(this.schemas.of(Plan.class)));
		}
		responses.put("default", problem());
		return responses;
	}

	private Map<String, Object> problem() {
		return Map.of("description", "Refused.", "content",
				Map.of(Problem.MEDIA_TYPE, Map.of("schema", this.schemas.of(Problem.class))));
	}

	private static Map<String, Object> answer(Map<String, Object> schema) {
		return Map.of("description", "Done.", "content", Map.of("application/json", Map.of("schema", schema)));
	}

	private static Map<String, Object> body(Map<String, Object> schema) {
		return Map.of("required", true, "content", Map.of("application/json", Map.of("schema", schema)));
	}

}
