package dev.wm.registry.gateway;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what a gateway says of itself: it is shown to people and kept in the
 * database, and neither takes everything.
 */
final class ReportedText {

	private static final int LONGEST_VERSION = 64;

	private static final int LONGEST_TAG = 128;

	private static final int LONGEST_PROBLEM = 500;

	private static final int MOST_PROBLEMS = 100;

	private static final int MOST_LANS = 64;

	private ReportedText() {
	}

	static void checkVersion(String version) {
		PrintableText.check(version, "version", LONGEST_VERSION);
	}

	static void checkTag(@Nullable String tag) {
		if (tag != null) {
			PrintableText.check(tag, "applied_tag", LONGEST_TAG);
		}
	}

	static void checkProblems(List<String> problems) {
		checkCount(problems.size(), "problems", MOST_PROBLEMS);
		problems.forEach((problem) -> PrintableText.check(problem, "problems", LONGEST_PROBLEM));
	}

	/**
	 * Puts LAN networks in order, so that the same ones are equal.
	 */
	static List<Cidr> lans(List<Cidr> lans) {
		checkCount(lans.size(), "lans", MOST_LANS);
		return lans.stream().distinct().sorted().toList();
	}

	private static void checkCount(int count, String field, int most) {
		if (count > most) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					"There are " + count + " of \"" + field + "\": send at most " + most + ".");
		}
	}

}
