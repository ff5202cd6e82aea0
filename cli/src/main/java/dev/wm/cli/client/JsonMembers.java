package dev.wm.cli.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The members of a JSON object, taken out one by one. Data binding first has to learn how
 * each record is bound, and that takes longer than all else that a short run does.
 *
 * <p>
 * Each method throws an {@link InvalidValueException} if the member is not of the kind
 * that is asked for. A member that is null counts as missing.
 *
 * @param values by name, each a text, a number, a truth value, a list of such, or members
 */
record JsonMembers(Map<String, @Nullable Object> values) {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * Reads a document.
	 * @param document JSON
	 * @return the members of the object that it is
	 * @throws tools.jackson.core.JacksonException if it is not JSON
	 */
	static JsonMembers parse(byte[] document) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
			parser.nextToken();
			JsonMembers members = of(value(parser));
			if (parser.nextToken() != null) {
				throw new InvalidValueException("Something follows the document.");
			}
			return members;
		}
	}

	// By number: a switch over an enum that may be null is linked at run time.
	private static @Nullable Object value(JsonParser parser) {
		return switch (parser.currentTokenId()) {
			case JsonTokenId.ID_START_OBJECT -> object(parser);
			case JsonTokenId.ID_START_ARRAY -> array(parser);
			case JsonTokenId.ID_STRING -> parser.getString();
			case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> parser.getNumberValue();
			case JsonTokenId.ID_TRUE -> true;
			case JsonTokenId.ID_FALSE -> false;
			default -> null;
		};
	}

	private static JsonMembers object(JsonParser parser) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			parser.nextToken();
			values.put(name, value(parser));
		}
		return new JsonMembers(values);
	}

	private static List<@Nullable Object> array(JsonParser parser) {
		List<@Nullable Object> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value(parser));
		}
		return elements;
	}

	private static JsonMembers of(@Nullable Object value) {
		return as(JsonMembers.class, value);
	}

	private static <T> T as(Class<T> kind, @Nullable Object value) {
		if (!kind.isInstance(value)) {
			throw unexpected();
		}
		return kind.cast(value);
	}

	// The value is not repeated: it may be anything.
	private static InvalidValueException unexpected() {
		return new InvalidValueException("A value is not what was expected.");
	}

	boolean has(String name) {
		return this.values.get(name) != null;
	}

	String text(String name) {
		return as(String.class, this.values.get(name));
	}

	/** A text that means something. */
	<T> T value(String name, Function<String, T> parse) {
		return parse.apply(text(name));
	}

	/** The same, null if it is missing. */
	<T> @Nullable T optional(String name, Function<String, T> parse) {
		return has(name) ? value(name, parse) : null;
	}

	/** One of an enum's constants, written as it prints itself. */
	<T extends Enum<T>> T choice(String name, Class<T> choices) {
		String text = text(name);
		return Arrays.stream(choices.getEnumConstants())
			.filter((choice) -> choice.toString().equals(text))
			.findFirst()
			.orElseThrow(JsonMembers::unexpected);
	}

	boolean flag(String name) {
		return as(Boolean.class, this.values.get(name));
	}

	long number(String name) {
		Number number = as(Number.class, this.values.get(name));
		if (!(number instanceof Integer || number instanceof Long)) {
			throw unexpected();
		}
		return number.longValue();
	}

	<T> List<T> texts(String name, Function<String, T> parse) {
		return list(name, (value) -> parse.apply(as(String.class, value)));
	}

	<T> List<T> objects(String name, Function<JsonMembers, T> read) {
		return list(name, (value) -> read.apply(of(value)));
	}

	private <T> List<T> list(String name, Function<@Nullable Object, T> read) {
		List<T> all = new ArrayList<>();
		for (Object value : as(List.class, this.values.get(name))) {
			all.add(read.apply(value));
		}
		return all;
	}

}
