package dev.wm.registry.json;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The JSON members of records.
 */
public final class RecordMembers {

	private RecordMembers() {
	}

	/**
	 * The names of all members.
	 * @param type a record
	 * @return the names as JSON has them
	 */
	public static Set<String> names(Class<?> type) {
		return Stream.of(type.getRecordComponents()).map(RecordMembers::name).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The name of a member.
	 * @param component its record component
	 * @return the name as JSON has it
	 */
	public static String name(RecordComponent component) {
		JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
		return (property != null && !property.value().isEmpty()) ? property.value() : component.getName();
	}

}
