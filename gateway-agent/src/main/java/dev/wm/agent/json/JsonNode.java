package dev.wm.agent.json;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON value as a tree, for documents of other programs whose form varies. What is
 * missing or of another kind reads as empty.
 *
 * @param members an object's members, empty for anything else
 * @param items an array's elements, empty for anything else
 * @param text a scalar as text, empty for anything else and for null
 */
public record JsonNode(Map<String, JsonNode> members, List<JsonNode> items, String text) {

	static final JsonNode NONE = new JsonNode(Map.of(), List.of(), "");

	public JsonNode {
		members = Map.copyOf(members);
		items = List.copyOf(items);
	}

	/**
	 * Reads a document.
	 * @param document JSON
	 * @return its value
	 * @throws dev.wm.contract.InvalidValueException if it is not JSON
	 */
	public static JsonNode parse(String document) {
		return JsonReader.read(document, JsonReader::tree).orElse(NONE);
	}

	/** A member, empty if there is none. */
	public JsonNode at(String name) {
		return this.members.getOrDefault(name, NONE);
	}

	/** Whether there is such a member, be it null. */
	public boolean has(String name) {
		return this.members.containsKey(name);
	}

	public Set<String> names() {
		return this.members.keySet();
	}

	/** Its elements, or itself if it is no array. */
	public List<JsonNode> all() {
		return this.items.isEmpty() ? List.of(this) : this.items;
	}

}
