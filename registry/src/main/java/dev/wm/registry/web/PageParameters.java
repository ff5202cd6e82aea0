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

	/** How many objects a page has if nothing is asked for. */
	public static final int USUAL = 200;

	/** The largest page. */
	public static final int MOST = 1000;

	/** The most characters of a name, of a part of one, or of a place in a list. */
	public static final int LONGEST = 255;

	static PageParameters parse(@Nullable String limit, @Nullable String after, @Nullable String name) {
		if (after != null) {
			PrintableText.check(after, Api.AFTER_PARAMETER, LONGEST);
		}
		if (name != null) {
			PrintableText.check(name, Api.NAME_PARAMETER, LONGEST);
		}
		return new PageParameters((limit != null) ? limit(limit) : USUAL, after,
				(name != null) ? name.toLowerCase(Locale.ROOT) : "");
	}

	private static int limit(String text) {
		try {
			return (int) WholeNumber.parse(text, 1, MOST);
		}
		catch (InvalidValueException ex) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.LIMIT_PARAMETER,
					"\"limit\" is how many objects a page has, 1 to " + MOST + ": correct it.");
		}
	}

	/**
	 * The number of rows to read: one more than the page has, to know whether there is a
	 * next page.
	 * @return 2 or more
	 */
	public int rows() {
		return this.limit + 1;
	}

	/**
	 * The name that the page begins after. It is a name and not an offset, so that what
	 * is added or removed between two pages neither hides an object nor shows one twice.
	 * @param parse parses a name
	 * @param <K> the type of names
	 * @return the name, null for the first page
	 */
	public <K> @Nullable K after(Function<String, K> parse) {
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

	/**
	 * Makes the page.
	 * @param rows the objects after {@link #after(Function)}, at most {@link #rows()}
	 * @param key an object's name
	 * @param <T> the objects' type
	 * @return the page, with the name for the next one if there are more
	 */
	public <T> Listing<T> of(List<T> rows, Function<T, ?> key) {
		if (rows.size() <= this.limit) {
			return new Listing<>(rows, null);
		}
		List<T> page = rows.subList(0, this.limit);
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

}
