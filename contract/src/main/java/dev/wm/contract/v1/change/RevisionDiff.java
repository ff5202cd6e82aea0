package dev.wm.contract.v1.change;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The differences between two revisions of the mesh.
 *
 * @param from the first
 * @param to the second
 * @param differences every object that differs, by kind and name
 */
public record RevisionDiff(long from, long to, List<Difference> differences) {

	public RevisionDiff {
		differences = List.copyOf(requirePresent(differences, "differences"));
	}

}
