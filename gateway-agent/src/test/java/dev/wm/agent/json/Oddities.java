package dev.wm.agent.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document with one thing about it wrong or odd, once for each value in it.
 *
 * @param text the document
 * @param what what is odd, for a person
 * @param unsafe whether data binding makes a guess there that must not be made
 */
public record Oddities(String text, String what, boolean unsafe) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<String> VALUES = List.of("null", "true", "7", "-7", "1.5", "1.0", "99999999999",
			"99999999999999999999999", "\"\"", "\" \"", "\"5\"", "\" 5 \"", "\"5.5\"", "\"true\"", "\"x\"", "\"1\"",
			"\"null\"", "[]", "[null]", "[[]]", "[7]", "{}", "{\"a\":1}");

	private static final Set<String> ENUMS = Set.of("type", "product", "state", "presence");

	public static List<Oddities> of(String document) {
		List<Oddities> all = new ArrayList<>();
		JsonNode root = JSON.readTree(document);
		walk(root, root, "", all);
		return all;
	}

	private static void walk(JsonNode root, JsonNode node, String path, List<Oddities> all) {
		if (node instanceof ObjectNode object) {
			for (String name : List.copyOf(object.propertyNames())) {
				JsonNode before = object.get(name);
				walk(root, before, path + "/" + name, all);
				object.remove(name);
				all.add(new Oddities(root.toString(), path + "/" + name + " missing", false));
				object.set(name, before);
				replace(root, before, name, path, (value) -> object.set(name, value), all);
			}
			object.set("later", JSON.readTree("{\"a\":[1,{\"name\":null}],\"peers\":7}"));
			all.add(new Oddities(root.toString(), path + " with more", false));
			object.remove("later");
		}
		if (node instanceof ArrayNode array) {
			for (int place = 0; place < array.size(); place++) {
				int at = place;
				JsonNode before = array.get(place);
				walk(root, before, path + "/" + place, all);
				replace(root, before, "", path + "/" + place, (value) -> array.set(at, value), all);
			}
		}
	}

	private static void replace(JsonNode root, JsonNode before, String name, String path, Consumer<JsonNode> place,
			List<Oddities> all) {
		for (String value : VALUES) {
			JsonNode odd = JSON.readTree(value);
			place.accept(odd);
			all.add(new Oddities(root.toString(), path + "/" + name + " " + value, isUnsafe(before, name, odd)));
		}
		place.accept(before);
	}

	private static boolean isUnsafe(JsonNode before, String name, JsonNode odd) {
		if (before.isBoolean()) {
			return odd.isNumber() || odd.isString();
		}
		if (before.isIntegralNumber()) {
			return odd.isFloatingPointNumber() || (odd.isString() && !odd.asString().strip().matches("\\d+"));
		}
		return ENUMS.contains(name) && (odd.isNumber() || odd.isString());
	}

	@Override
	public String toString() {
		return this.what;
	}

}
