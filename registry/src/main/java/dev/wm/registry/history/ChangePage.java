package dev.wm.registry.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.change.ChangeKey;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The start and length of a page of the change log.
 *
 * @param after the last row of the page before, null for the first page
 * @param limit the largest number of rows
 */
record ChangePage(@Nullable ChangeKey after, int limit) {

	private static final int MOST = 1000;

	private static final int USUAL = 200;

	private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})-([0-9]{1,9})");

	static ChangePage of(@Nullable String after, @Nullable Integer limit) {
		if (limit != null && (limit < 1 || limit > MOST)) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.LIMIT_PARAMETER,
					"\"limit\" is from 1 to " + MOST + ": correct it.");
		}
		return new ChangePage((after != null) ? place(after) : null, (limit != null) ? limit : USUAL);
	}

	private static ChangeKey place(String text) {
		Matcher matcher = PLACE.matcher(text);
		if (!matcher.matches()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.AFTER_PARAMETER,
					"\"after\" is the \"next\" of the page before: copy it from there.");
		}
		return new ChangeKey(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	static String next(ChangeKey last) {
		return last.revision() + "-" + last.position();
	}

}
