package dev.wm.cli.client;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Binds records to JSON. A newer registry may add members; they are passed over. It is a
 * class of its own so that only the runs that need it make it: it costs a noticeable part
 * of a start.
 */
final class Json {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Json() {
	}

}
