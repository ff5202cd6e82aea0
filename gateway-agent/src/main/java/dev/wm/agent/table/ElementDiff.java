package dev.wm.agent.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs between two lists of elements, each of which is there once. Long lists
 * mostly begin and end alike.
 *
 * @param gone what only the old one has
 * @param come what only the new one has
 */
record ElementDiff(List<String> gone, List<String> come) {

	static ElementDiff of(List<String> before, List<String> after) {
		int shorter = Math.min(before.size(), after.size());
		int start = 0;
		while (start < shorter && before.get(start).equals(after.get(start))) {
			start++;
		}
		int end = 0;
		while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
			end++;
		}
		List<String> old = before.subList(start, before.size() - end);
		List<String> fresh = after.subList(start, after.size() - end);
		return new ElementDiff(without(old, fresh), without(fresh, old));
	}

	private static List<String> without(List<String> some, List<String> others) {
		Set<String> known = new HashSet<>(others);
		return some.stream().filter((element) -> !known.contains(element)).toList();
	}

}
