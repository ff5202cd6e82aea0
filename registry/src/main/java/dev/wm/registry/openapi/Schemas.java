package dev.wm.registry.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.registry.json.RecordMembers;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas of the API's records, enums and value types, by name. In a request, null
 * stands for an optional member that is left out; a response leaves it out.
 */
final class Schemas {

	private static final Map<String, Object> NULL = Map.of("type", "null");

	private final Map<String, Object> named = new TreeMap<>();

	private final Map<String, Object> responses = new TreeMap<>();

	private final Set<Class<?>> requests = new HashSet<>();

	/**
	 * Every schema that was needed so far, by name.
	 */
	Map<String, Object> named() {
		return this.named;
	}

	/**
	 * The responses that operations share, by name.
	 */
	Map<String, Object> responses() {
		return this.responses;
	}

	/**
	 * Takes note of a record that requests have, before any schema is made.
	 */
	void isRequest(Type type) {
		if (type instanceof ParameterizedType generic) {
			Arrays.stream(generic.getActualTypeArguments()).forEach(this::isRequest);
		}
		if (type instanceof Class<?> plain && plain.isRecord() && !ValueForms.named().containsKey(plain)
				&& this.requests.add(plain)) {
			Arrays.stream(plain.getRecordComponents()).map(RecordComponent::getGenericType).forEach(this::isRequest);
		}
	}

	Map<String, Object> of(Type type) {
		return of(type, Map.of());
	}

	/**
	 * The schema of a merge patch (RFC 7396): any of the members, where null removes an
	 * optional one.
	 */
	Map<String, Object> patchOf(Class<?> type) {
		String name = type.getSimpleName().endsWith("Patch") ? type.getSimpleName() : type.getSimpleName() + "Patch";
		return named(name, () -> {
			Map<String, Object> schema = new TreeMap<>(members(type, Map.of()));
			schema.remove("required");
			return schema;
		});
	}

	private Map<String, Object> of(Type type, Map<Type, Type> bound) {
		return switch (type) {
			case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), Map.of());
			case ParameterizedType generic when generic.getRawType() == List.class ->
				Map.of("type", "array", "items", of(generic.getActualTypeArguments()[0], bound));
			case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw && raw.isRecord() ->
				record(raw, generic.getActualTypeArguments());
			case Class<?> plain -> ofClass(plain);
			default -> Map.of("type", "object");
		};
	}

	private Map<String, Object> ofClass(Class<?> type) {
		Map<String, Object> plain = ValueForms.plain().get(type);
		if (plain != null) {
			return plain;
		}
		Map<String, Object> form = ValueForms.named().get(type);
		if (form != null) {
			return named(type.getSimpleName(), () -> form);
		}
		if (type.isEnum()) {
			return named(type.getSimpleName(), () -> Map.of("type", "string", "enum", values(type)));
		}
		if (Arrays.stream(type.getDeclaredMethods())
			.anyMatch((method) -> method.isAnnotationPresent(JsonValue.class))) {
			throw new IllegalStateException(type + " is one value in JSON: ValueForms has to say of which form.");
		}
		return type.isRecord() ? record(type) : Map.of("type", "object");
	}

	private Map<String, Object> record(Class<?> type, Type... arguments) {
		Map<Type, Type> bound = new LinkedHashMap<>();
		StringBuilder name = new StringBuilder(type.getSimpleName());
		for (int index = 0; index < arguments.length; index++) {
			bound.put(type.getTypeParameters()[index], arguments[index]);
			name.append("Of").append(((Class<?>) arguments[index]).getSimpleName());
		}
		return named(name.toString(), () -> members(type, bound));
	}

	private Map<String, Object> members(Class<?> type, Map<Type, Type> bound) {
		Map<String, Object> properties = new TreeMap<>();
		List<String> required = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			String name = RecordMembers.name(component);
			Map<String, Object> schema = limited(of(component.getGenericType(), bound), MemberLimits.of(type, name));
			boolean optional = isOptional(type, component);
			properties.put(name, (optional && this.requests.contains(type)) ? orNull(schema) : schema);
			if (!optional) {
				required.add(name);
			}
		}
		Map<String, Object> schema = new TreeMap<>(
				Map.of("type", "object", "properties", properties, "additionalProperties", takesMore(type)));
		if (!required.isEmpty()) {
			schema.put("required", required.stream().sorted().toList());
		}
		return schema;
	}

	// What machines send is also sent by those of a later release.
	private static boolean takesMore(Class<?> type) {
		JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
		return ignored != null && ignored.ignoreUnknown();
	}

	private boolean isOptional(Class<?> type, RecordComponent component) {
		if (component.getType().isPrimitive()) {
			return this.requests.contains(type) || isLeftOutByDefault(type.getAnnotation(JsonInclude.class))
					|| isLeftOutByDefault(component.getAccessor().getAnnotation(JsonInclude.class));
		}
		return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
				|| isLeftOutIfEmpty(component.getAccessor().getAnnotation(JsonInclude.class));
	}

	private static boolean isLeftOutIfEmpty(@Nullable JsonInclude include) {
		return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
	}

	private static boolean isLeftOutByDefault(@Nullable JsonInclude include) {
		return include != null && include.value() == JsonInclude.Include.NON_DEFAULT;
	}

	private static Map<String, Object> limited(Map<String, Object> schema, Map<String, Object> limits) {
		Map<String, Object> limited = new TreeMap<>(schema);
		limited.putAll(limits);
		return limited;
	}

	private static Map<String, Object> orNull(Map<String, Object> schema) {
		if (!(schema.get("type") instanceof String type)) {
			return Map.of("anyOf", List.of(schema, NULL));
		}
		return limited(schema, Map.of("type", List.of(type, "null")));
	}

	private static List<String> values(Class<?> type) {
		return Arrays.stream(type.getFields()).filter((field) -> field.isEnumConstant()).map((field) -> {
			JsonProperty property = field.getAnnotation(JsonProperty.class);
			return (property != null) ? property.value() : field.getName();
		}).sorted().toList();
	}

	private Map<String, Object> named(String name, Supplier<Map<String, Object>> make) {
		if (!this.named.containsKey(name)) {
			// The name first: a schema may contain itself.
			this.named.put(name, Map.of());
			this.named.put(name, make.get());
		}
		return Map.of("$ref", "#/components/schemas/" + name);
	}

}
