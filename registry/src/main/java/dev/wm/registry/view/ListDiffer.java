package dev.wm.registry.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two lists of named records by name.
 */
final class ListDiffer {

	private ListDiffer() {
	}

	static List<String> lines(String word, List<?> before, List<?> after) {
		if (before.equals(after)) {
			return List.of();
		}
		Map<String, Object> oldValues = named(before);
		Map<String, Object> newValues = named(after);
		TreeSet<String> names = new TreeSet<>(oldValues.keySet());
		names.addAll(newValues.keySet());
		List<String> lines = new ArrayList<>();
		for (String name : names) {
			Object oldValue = oldValues.get(name);
			Object newValue = newValues.get(name);
			if (oldValue == null && newValue != null) {
				lines.add(("+ " + word + " " + name + " " + RecordText.address(newValue)).strip());
			}
			else if (newValue == null) {
				lines.add("- " + word + " " + name);
			}
			else if (oldValue != null) {
				lines.addAll(RecordText.changes(word + " " + name, oldValue, newValue));
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
