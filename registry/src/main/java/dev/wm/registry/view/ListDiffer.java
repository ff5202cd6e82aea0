package dev.wm.registry.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two lists of things that have a name, by that name.
 */
final class ListDiffer {

	private ListDiffer() {
	}

	static List<String> lines(String word, List<?> before, List<?> after) {
		if (before.equals(after)) {
			return List.of();
		}
		Map<String, Object> olds = named(before);
		Map<String, Object> youngs = named(after);
		TreeSet<String> names = new TreeSet<>(olds.keySet());
		names.addAll(youngs.keySet());
		List<String> lines = new ArrayList<>();
		for (String name : names) {
			Object old = olds.get(name);
			Object young = youngs.get(name);
			if (old == null && young != null) {
				lines.add(("+ " + word + " " + name + " " + RecordText.place(young)).strip());
			}
			else if (young == null) {
				lines.add("- " + word + " " + name);
			}
			else if (old != null) {
				lines.addAll(RecordText.changes(word + " " + name, old, young));
			}
		}
		return lines;
	}

	private static Map<String, Object> named(List<?> things) {
		Map<String, Object> named = new TreeMap<>();
		things.forEach((thing) -> named.put(RecordText.name(thing), thing));
		return named;
	}

}
