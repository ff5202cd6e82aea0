package dev.wm.registry.report;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what a gateway says of itself: it is shown to people and kept in the
 * database, and neither takes everything.
 */
public final class ReportFieldLimits {

	private static final int LONGEST_VERSION = 64;

	private static final int MOST_NETWORKS = 64;

	static final int LONGEST_SENTENCE = 500;

	static final int MOST_SENTENCES = 100;

	private ReportFieldLimits() {
	}

	public static void checkVersion(String version) {
		PrintableText.check(version, "version", LONGEST_VERSION);
	}

	/**
	 * Puts networks in order, so that the same ones are equal.
	 */
	public static List<Cidr> networks(List<Cidr> networks, String field) {
		checkCount(networks.size(), field, MOST_NETWORKS);
		return networks.stream().distinct().sorted().toList();
	}

	/**
	 * Puts addresses in order, so that the same ones are equal.
	 */
	static @Nullable List<IpAddress> addresses(@Nullable List<IpAddress> addresses, String field) {
		if (addresses == null) {
			return null;
		}
		checkCount(addresses.size(), field, MOST_NETWORKS);
		return addresses.stream().distinct().sorted().toList();
	}

	/**
	 * Refuses sentences that are too many, too long or not printable.
	 * @param sentences what is wrong at a gateway
	 * @param field the member that they are
	 */
	public static void checkSentences(List<String> sentences, String field) {
		checkCount(sentences.size(), field, MOST_SENTENCES);
		sentences.forEach((sentence) -> PrintableText.check(sentence, field, LONGEST_SENTENCE));
	}

	/**
	 * Refuses a list that is too long.
	 * @param count how long it is
	 * @param field the member that it is
	 * @param most how long it may be
	 */
	public static void checkCount(int count, String field, int most) {
		if (count > most) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					"There are " + count + " of \"" + field + "\": send at most " + most + ".");
		}
	}

}
