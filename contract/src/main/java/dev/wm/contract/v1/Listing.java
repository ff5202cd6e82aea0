package dev.wm.contract.v1;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The answer of every request for a list.
 *
 * @param items the objects, sorted by name
 * @param <T> what is listed
 */
public record Listing<T>(List<T> items) {

	public Listing {
		items = List.copyOf(requirePresent(items, "items"));
	}

}
