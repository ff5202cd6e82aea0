package dev.wm.registry.persistence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.HostAlias;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps aliases as a PostgreSQL array of text.
 */
@Converter
public class HostAliasListConverter implements AttributeConverter<List<HostAlias>, String> {

	@Override
	public String convertToDatabaseColumn(@Nullable List<HostAlias> aliases) {
		return ((aliases != null) ? aliases.stream() : Stream.<HostAlias>empty()).map(HostAlias::toString)
			.collect(Collectors.joining(",", "{", "}"));
	}

	@Override
	public List<HostAlias> convertToEntityAttribute(@Nullable String array) {
		if (array == null || array.equals("{}")) {
			return List.of();
		}
		// The driver quotes every element; no alias has a quote or comma in it.
		return Stream.of(array.substring(1, array.length() - 1).split(","))
			.map((element) -> HostAlias.parse(element.replace("\"", "")))
			.toList();
	}

}
