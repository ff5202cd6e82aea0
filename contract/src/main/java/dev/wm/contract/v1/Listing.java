package dev.wm.contract.v1;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The answer of every request for a list: one page of it.
 *
 * @param items the objects, sorted by name
 * @param next what to give as {@code after} for the next page, null if this is the last
 * @param <T> what is listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(List<T> items, @Nullable String next) {

	public Listing {
		items = List.copyOf(requirePresent(items, "items"));
	}

}
