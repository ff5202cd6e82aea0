package dev.wm.registry.openapi;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Compares two descriptions of the API.
 */
public final class Compatibility {

	private Compatibility() {
	}

	public static List<String> breaks(JsonNode before, JsonNode after) {
		return ApiBreaks.between(before, after);
	}

}
