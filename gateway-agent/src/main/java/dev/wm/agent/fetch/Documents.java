package dev.wm.agent.fetch;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the API's documents. Members that a newer registry adds are ignored.
 */
final class Documents {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Documents() {
	}

	/** Empty if the text is no such document; {@code null} is a document of no type. */
	static <T> Optional<T> read(String text, Class<T> type) {
		try {
			return Optional.ofNullable(JSON.readValue(text, type));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	static String write(Object value) {
		return JSON.writeValueAsString(value);
	}

}
