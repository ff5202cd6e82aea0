package dev.wm.registry.openapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas of the API's records, enums and value types, by name.
 */
final class Schemas {

	private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
			Map.entry(String.class, Map.of("type", "string")), Map.entry(boolean.class, Map.of("type", "boolean")),
			Map.entry(Boolean.class, Map.of("type", "boolean")),
			Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
			Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
			Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
			Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
			Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
			Map.entry(URI.class, Map.of("type", "string", "format", "uri")));

	private final Map<String, Object> named = new TreeMap<>();

	/**
	 * Every schema that was needed so far, by name.
	 */
	Map<String, Object> named() {
		return this.named;
	}

	Map<String, Object> of(Type type) {
		return of(type, Map.of());
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
		Map<String, Object> simple = SIMPLE.get(type);
		if (simple != null) {
			return simple;
		}
		if (type.isEnum()) {
			return named(type.getSimpleName(), () -> Map.of("type", "string", "enum", values(type)));
		}
		Optional<Method> value = Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(JsonValue.class))
			.findFirst();
		if (value.isPresent()) {
			Map<String, Object> form = SIMPLE.getOrDefault(value.get().getReturnType(), Map.of("type", "string"));
			return named(type.getSimpleName(), () -> form);
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
			String name = name(component.getAccessor(), component.getName());
			properties.put(name, of(component.getGenericType(), bound));
			boolean optional = component.getType().isPrimitive()
					|| component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			if (!optional) {
				required.add(name);
			}
		}
		Map<String, Object> schema = new TreeMap<>(
				Map.of("type", "object", "properties", properties, "additionalProperties", false));
		if (!required.isEmpty()) {
			schema.put("required", required.stream().sorted().toList());
		}
		return schema;
	}

	private static List<String> values(Class<?> type) {
		return Arrays.stream(type.getFields())
			.filter((field) -> field.isEnumConstant())
			.map((field) -> name(field, field.getName()))
			.sorted()
			.toList();
	}

	private static String name(AnnotatedElement element, String otherwise) {
		JsonProperty property = element.getAnnotation(JsonProperty.class);
		return (property != null && !property.value().isEmpty()) ? property.value() : otherwise;
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
