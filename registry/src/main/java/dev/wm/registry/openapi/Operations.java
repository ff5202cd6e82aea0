package dev.wm.registry.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.wm.registry.web.MergePatch;
import dev.wm.registry.web.PatchOf;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * The OpenAPI operations of controller methods: parameters, body and responses.
 */
final class Operations {

	private final Schemas schemas;

	private final Parameters parameters;

	private final Responses responses;

	Operations(Schemas schemas) {
		this.schemas = schemas;
		this.parameters = new Parameters(schemas);
		this.responses = new Responses(schemas);
	}

	/**
	 * Takes note of what a method's requests have, before any operation is made.
	 */
	void isRequest(HandlerMethod handler) {
		bodies(handler).forEach((body) -> {
			PatchOf patch = body.getParameterAnnotation(PatchOf.class);
			this.schemas.isRequest((patch != null) ? patch.value() : body.getGenericParameterType());
		});
	}

	Map<String, Object> of(HandlerMethod handler) {
		Map<String, Object> operation = new TreeMap<>();
		String group = handler.getBeanType().getSimpleName().replace("Controller", "");
		operation.put("operationId", handler.getMethod().getName() + group);
		operation.put("tags", List.of(group));
		List<Map<String, Object>> all = this.parameters.of(handler);
		if (!all.isEmpty()) {
			operation.put("parameters", all);
		}
		bodies(handler).forEach((body) -> operation.put("requestBody", body(body)));
		operation.put("responses", this.responses.of(handler));
		return operation;
	}

	private static Stream<MethodParameter> bodies(HandlerMethod handler) {
		return Stream.of(handler.getMethodParameters())
			.filter((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
	}

	private Map<String, Object> body(MethodParameter body) {
		PatchOf patch = body.getParameterAnnotation(PatchOf.class);
		if (patch == null) {
			Map<String, Object> schema = this.schemas.of(body.getGenericParameterType());
			return Map.of("required", true, "content",
					Map.of(MediaType.APPLICATION_JSON_VALUE, Map.of("schema", schema)));
		}
		Map<String, Object> content = Map.of("schema", this.schemas.patchOf(patch.value()));
		return Map.of("required", true, "content",
				new TreeMap<>(Map.of(MergePatch.MEDIA_TYPE, content, MediaType.APPLICATION_JSON_VALUE, content)));
	}

}
