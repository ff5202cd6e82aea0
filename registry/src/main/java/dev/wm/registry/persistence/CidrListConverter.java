package dev.wm.registry.persistence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps networks as a PostgreSQL array of {@code cidr}, in its text form.
 */
@Converter
public class CidrListConverter implements AttributeConverter<List<Cidr>, String> {

	@Override
	public String convertToDatabaseColumn(@Nullable List<Cidr> networks) {
		return ((networks != null) ? networks.stream() : Stream.<Cidr>empty()).map(Cidr::toString)
			.collect(Collectors.joining(",", "{", "}"));
	}

	@Override
	public List<Cidr> convertToEntityAttribute(@Nullable String array) {
		if (array == null || array.equals("{}")) {
			return List.of();
		}
		return Stream.of(array.substring(1, array.length() - 1).split(",")).map(Cidr::parse).toList();
	}

}
