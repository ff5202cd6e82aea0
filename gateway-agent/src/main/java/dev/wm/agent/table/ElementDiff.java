package dev.wm.agent.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The difference between two lists of distinct elements. Long lists mostly begin and end
 * alike.
 *
 * @param removed the elements that only the old list has
 * @param added the elements that only the new list has
 */
record ElementDiff(List<String> removed, List<String> added) {

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
