package dev.wm.registry.persistence;

import java.util.function.Function;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value as the text that it prints, which PostgreSQL reads as the column's type.
 *
 * @param <T> the value's type
 */
abstract class TextConverter<T> implements AttributeConverter<T, String> {

	private final Function<String, T> parse;

	TextConverter(Function<String, T> parse) {
		this.parse = parse;
	}

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable T value) {
		return (value != null) ? value.toString() : null;
	}

	@Override
	public @Nullable T convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? this.parse.apply(text) : null;
	}

}
