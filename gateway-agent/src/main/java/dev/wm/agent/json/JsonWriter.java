package dev.wm.agent.json;

import java.io.StringWriter;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object that is being written. Values go by what they print.
 */
public final class JsonWriter {

	private static final JsonFactory JSON = new JsonFactory();

	private final StringWriter text = new StringWriter();

	// Of characters: the one of bytes throws for half a surrogate pair.
	private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), this.text);

	/** Begins the document. */
	public JsonWriter() {
		this.json.writeStartObject();
	}

	/**
	 * Ends the document.
	 * @return its text
	 */
	public String end() {
		this.json.writeEndObject();
		this.json.close();
		return this.text.toString();
	}

	/** Begins a member that is an object. */
	public void beginObject(String name) {
		this.json.writeName(name);
		beginObject();
	}

	/** Begins an element that is an object. */
	public void beginObject() {
		this.json.writeStartObject();
	}

	/** Ends an object that was begun. */
	public void endObject() {
		this.json.writeEndObject();
	}

	/** Begins a member that is a list. */
	public void beginList(String name) {
		this.json.writeName(name);
		this.json.writeStartArray();
	}

	/** Ends a list that was begun. */
	public void endList() {
		this.json.writeEndArray();
	}

	/** Writes a member that is a text. */
	public void text(String name, Object value) {
		this.json.writeName(name);
		this.json.writeString(value.toString());
	}

	/** The same, left out if it is null. */
	public void optionalText(String name, @Nullable Object value) {
		if (value != null) {
			text(name, value);
		}
	}

	/** Writes a member that is a list of texts. */
	public void texts(String name, List<?> values) {
		beginList(name);
		for (Object value : values) {
			this.json.writeString(value.toString());
		}
		endList();
	}

	/** Writes a member that is a whole number. */
	public void number(String name, long value) {
		this.json.writeName(name);
		this.json.writeNumber(value);
	}

	/** The same, left out if it is null. */
	public void optionalNumber(String name, @Nullable Number value) {
		if (value != null) {
			number(name, value.longValue());
		}
	}

	/** Writes a member that is a number with a fraction, left out if it is null. */
	public void optionalFraction(String name, @Nullable Double value) {
		if (value != null) {
			this.json.writeName(name);
			this.json.writeNumber(value);
		}
	}

	/** Writes a member that is a truth value. */
	public void flag(String name, boolean value) {
		this.json.writeName(name);
		this.json.writeBoolean(value);
	}

}
