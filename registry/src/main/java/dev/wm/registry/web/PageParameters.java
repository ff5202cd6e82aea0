package dev.wm.registry.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The paging and search parameters of a list.
 *
 * @param limit the largest number of objects
 * @param after the name before the first one of the page, null for the first page
 * @param name a part of the objects' names, empty for any
 */
public record PageParameters(int limit, @Nullable String after, String name) {

	private static final int USUAL = 200;

	private static final int MOST = 1000;

	static PageParameters parse(@Nullable String limit, @Nullable String after, @Nullable String name) {
		return new PageParameters((limit != null) ? limit(limit) : USUAL, after,
				(name != null) ? name.toLowerCase(Locale.ROOT) : "");
	}

	private static int limit(String text) {
		if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.LIMIT_PARAMETER,
					"\"limit\" is how many objects a page has, 1 to " + MOST + ": correct it.");
		}
		return Integer.parseInt(text);
	}

	/**
	 * The page. It begins after a name and not at a number, so that what is added or
	 * removed between two pages neither hides an object nor shows one twice.
	 * @param all every object, in the order of their names
	 * @param key an object's name
	 * @param parse reads a name
	 * @param <T> what is listed
	 * @param <K> what its names are
	 * @return the objects that the caller asked for
	 */
	public <T, K extends Comparable<? super K>> Listing<T> of(List<T> all, Function<T, K> key,
			Function<String, K> parse) {
		K start = start(parse);
		List<T> rest = all.stream()
			.filter((item) -> start == null || key.apply(item).compareTo(start) > 0)
			.filter((item) -> key.apply(item).toString().contains(this.name))
			.limit(this.limit + 1L)
			.toList();
		if (rest.size() <= this.limit) {
			return new Listing<>(rest, null);
		}
		List<T> page = rest.subList(0, this.limit);
		return new Listing<>(page, key.apply(page.getLast()).toString());
	}

	/**
	 * Reads the number that something is listed by.
	 * @param text digits
	 * @return the number
	 */
	public static Long number(String text) {
		if (!text.matches("[0-9]{1,18}")) {
			throw new InvalidValueException("That is not a number.");
		}
		return Long.valueOf(text);
	}

	private <K> @Nullable K start(Function<String, K> parse) {
		if (this.after == null) {
			return null;
		}
		try {
			return parse.apply(this.after);
		}
		catch (InvalidValueException ex) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.AFTER_PARAMETER,
					"\"after\" is not a name of this list: give \"next\" of the page before, or leave it out.");
		}
	}

}
