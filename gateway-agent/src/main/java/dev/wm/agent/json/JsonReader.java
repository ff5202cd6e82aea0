package dev.wm.agent.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document, read once from its beginning to its end. It stands at a value, and
 * what reads a value leaves it at that value's end.
 *
 * <p>
 * What is read is null where the document has null. Each method throws an
 * {@link InvalidValueException} if the value is of another kind; it names the member and
 * never repeats the value.
 */
public final class JsonReader {

	// More elements than the agent has memory for.
	private static final int LONGEST_LIST = 100_000;

	private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
		.maxNestingDepth(100)
		.maxStringLength(100_000)
		.build();

	// Members that nobody knows may have a million names, which need not be remembered.
	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(LIMITS)
		.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
		.build();

	private final JsonParser parser;

	private JsonReader(JsonParser parser) {
		this.parser = parser;
	}

	/**
	 * Reads a document.
	 * @param document JSON
	 * @param value reads the value that it is
	 * @param <T> that value's type
	 * @return the value, empty if it is null
	 * @throws InvalidValueException if it is not JSON, or the value is refused
	 */
	public static <T> Optional<T> read(String document, Function<JsonReader, T> value) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
			if (parser.nextToken() == null) {
				throw new InvalidValueException("There is no document.");
			}
			JsonReader json = new JsonReader(parser);
			Optional<T> read = json.isNull() ? Optional.empty() : Optional.of(value.apply(json));
			if (parser.nextToken() != null) {
				throw new InvalidValueException("Something follows the document.");
			}
			return read;
		}
		catch (StreamConstraintsException ex) {
			throw new InvalidValueException(
					"It is nested too deeply, or a name, a number or a text in it is too long.");
		}
		catch (JacksonException ex) {
			throw new InvalidValueException(InvalidValueException.quote(ex.getOriginalMessage()));
		}
	}

	/** Goes into an object. */
	public void object() {
		if (this.parser.currentToken() != JsonToken.START_OBJECT) {
			throw unexpected("an object");
		}
	}

	/**
	 * Goes on to the object's next member.
	 * @return its name, null at the object's end
	 */
	public @Nullable String member() {
		String name = this.parser.nextName();
		if (name != null) {
			this.parser.nextToken();
		}
		return name;
	}

	/** Passes the value over. */
	public void skip() {
		this.parser.skipChildren();
	}

	/**
	 * Reads a list.
	 * @param element reads one of its elements
	 * @param <T> an element's type
	 * @return its elements, none of them null, at most 100,000
	 */
	public <T> @Nullable List<T> list(Supplier<@Nullable T> element) {
		if (isNull()) {
			return null;
		}
		if (this.parser.currentToken() != JsonToken.START_ARRAY) {
			throw unexpected("a list");
		}
		String name = what();
		List<T> all = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			T read = element.get();
			if (read == null) {
				throw unexpected("a list without gaps");
			}
			if (all.size() == LONGEST_LIST) {
				throw new InvalidValueException(name + " has more than " + LONGEST_LIST + " elements.");
			}
			all.add(read);
		}
		return all;
	}

	/** Reads a text. */
	public @Nullable String text() {
		if (this.parser.currentToken() == JsonToken.VALUE_STRING) {
			return this.parser.getString();
		}
		if (isNull()) {
			return null;
		}
		throw unexpected("a text");
	}

	/** Reads a text for people, which may look like a number. */
	public @Nullable String anyText() {
		boolean scalar = this.parser.currentToken().isScalarValue();
		return (scalar && !isNull()) ? this.parser.getString() : text();
	}

	/** Reads a truth value. */
	public @Nullable Boolean flag() {
		// By number: a switch over an enum is linked at run time.
		return switch (this.parser.currentTokenId()) {
			case JsonTokenId.ID_TRUE -> true;
			case JsonTokenId.ID_FALSE -> false;
			case JsonTokenId.ID_NULL -> null;
			default -> throw unexpected("true or false");
		};
	}

	/** Reads a whole number. */
	public @Nullable Long number() {
		return switch (this.parser.currentTokenId()) {
			case JsonTokenId.ID_NUMBER_INT -> wholeNumber();
			case JsonTokenId.ID_STRING -> number(this.parser.getString());
			case JsonTokenId.ID_NULL -> null;
			default -> throw unexpected("a whole number");
		};
	}

	private long wholeNumber() {
		try {
			return this.parser.getLongValue();
		}
		catch (InputCoercionException ex) {
			throw outOfRange();
		}
	}

	private long number(String text) {
		String digits = text.strip();
		try {
			return Long.parseLong(digits);
		}
		catch (NumberFormatException ex) {
			throw digits.matches("[-+]?\\d+") ? outOfRange() : unexpected("a whole number");
		}
	}

	/** Reads a whole number of 32 bits. */
	public @Nullable Integer integer() {
		Long number = number();
		if (number == null) {
			return null;
		}
		if (number.intValue() != number) {
			throw outOfRange();
		}
		return number.intValue();
	}

	/** Reads a value of any kind. */
	JsonNode tree() {
		if (this.parser.currentToken() == JsonToken.START_OBJECT) {
			Map<String, JsonNode> members = new HashMap<>();
			for (String name = member(); name != null; name = member()) {
				members.put(name, tree());
			}
			return new JsonNode(members, List.of(), "");
		}
		if (this.parser.currentToken() == JsonToken.START_ARRAY) {
			List<JsonNode> items = list(this::tree);
			return new JsonNode(Map.of(), (items != null) ? items : List.of(), "");
		}
		return isNull() ? JsonNode.NONE : new JsonNode(Map.of(), List.of(), this.parser.getString());
	}

	private boolean isNull() {
		return this.parser.currentToken() == JsonToken.VALUE_NULL;
	}

	// It is valid JSON, which has numbers of any size.
	private InvalidValueException outOfRange() {
		return new InvalidValueException(what() + " is a number that is out of range.");
	}

	private InvalidValueException unexpected(String expected) {
		return new InvalidValueException(what() + " is not what it should be: expected " + expected + ".");
	}

	private String what() {
		String member = this.parser.currentName();
		return (member != null) ? InvalidValueException.quote(member) : "A value";
	}

}
