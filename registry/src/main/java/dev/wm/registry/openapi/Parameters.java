package dev.wm.registry.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PrintableText;
import dev.wm.registry.web.QueryParameters;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * The OpenAPI parameters of operations: path, query and headers.
 */
final class Parameters {

	private static final Comparator<Map<String, Object>> BY_NAME = Comparator
		.comparing((parameter) -> String.valueOf(parameter.get("name")));

	private static final Map<String, Object> TEXT = Map.of("type", "string", "minLength", 1, "maxLength",
			PageParameters.LONGEST, "pattern", PrintableText.PATTERN);

	private static final Map<String, Object> LIMIT = Map.of("type", "integer", "minimum", 1, "maximum",
			PageParameters.MOST, "default", PageParameters.USUAL);

	private final Schemas schemas;

	Parameters(Schemas schemas) {
		this.schemas = schemas;
	}

	List<Map<String, Object>> of(HandlerMethod handler) {
		Stream<Map<String, Object>> own = Stream.of(handler.getMethodParameters()).flatMap(this::of);
		Stream<Map<String, Object>> plan = QueryParameters.isPlannable(handler)
				? Stream.of(parameter("query", Api.PLAN_PARAMETER, Map.of("type", "boolean", "default", false), false))
				: Stream.empty();
		return Stream.concat(own, plan).sorted(BY_NAME).toList();
	}

	private Stream<Map<String, Object>> of(MethodParameter parameter) {
		if (parameter.getParameterType() == PageParameters.class) {
			return Stream.of(parameter("query", Api.LIMIT_PARAMETER, LIMIT, false),
					parameter("query", Api.AFTER_PARAMETER, TEXT, false),
					parameter("query", Api.NAME_PARAMETER, TEXT, false));
		}
		if (parameter.getParameterType() == IfMatch.class) {
			return Stream.of(header("If-Match", Map.of("type", "string", "pattern", IfMatch.PATTERN)));
		}
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		if (query != null) {
			return Stream.of(query(QueryParameters.name(parameter, query), query, schema(parameter)));
		}
		return parameter.hasParameterAnnotation(PathVariable.class)
				? Stream.of(parameter("path", QueryParameters.name(parameter), schema(parameter), true))
				: Stream.empty();
	}

	private Map<String, Object> schema(MethodParameter parameter) {
		return (parameter.getParameterType() == String.class) ? TEXT
				: this.schemas.of(parameter.getGenericParameterType());
	}

	private static Map<String, Object> query(String name, RequestParam query, Map<String, Object> schema) {
		return parameter("query", name, name.equals(Api.LIMIT_PARAMETER) ? LIMIT : schema,
				query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE));
	}

	static Map<String, Object> path(String name, Map<String, Object> schema) {
		return parameter("path", name, schema, true);
	}

	static Map<String, Object> header(String name, Map<String, Object> schema) {
		return parameter("header", name, schema, false);
	}

	private static Map<String, Object> parameter(String in, String name, Map<String, Object> schema, boolean required) {
		return new TreeMap<>(Map.of("in", in, "name", name, "schema", schema, "required", required));
	}

}
