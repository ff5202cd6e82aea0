package dev.wm.contract.v1;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * One page of a list, the response of every request for one.
 *
 * @param items the objects, sorted by name
 * @param next the {@code after} parameter of the next page, null if this is the last one
 * @param <T> what is listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(List<T> items, @Nullable String next) {

	public Listing {
		items = List.copyOf(requirePresent(items, "items"));
	}

}
