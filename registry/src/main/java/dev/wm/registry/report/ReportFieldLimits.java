package dev.wm.registry.report;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The limits of the fields of a report: they are shown to people and stored.
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
	 * Sorts networks and removes doubles, so that equal sets are equal lists.
	 */
	public static List<Cidr> networks(List<Cidr> networks, String field) {
		checkCount(networks.size(), field, MOST_NETWORKS);
		return networks.stream().distinct().sorted().toList();
	}

	/**
	 * Sorts addresses and removes doubles, so that equal sets are equal lists.
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
	 * @param sentences the sentences
	 * @param field the JSON member
	 */
	public static void checkSentences(List<String> sentences, String field) {
		checkCount(sentences.size(), field, MOST_SENTENCES);
		sentences.forEach((sentence) -> PrintableText.check(sentence, field, LONGEST_SENTENCE));
	}

	/**
	 * Refuses what other firewalls drop if it is too long or not printable.
	 * @param blocks what they drop, null if nothing
	 */
	public static void checkBlocks(@Nullable List<FirewallBlock> blocks) {
		if (blocks == null) {
			return;
		}
		checkCount(blocks.size(), "blocks", MOST_SENTENCES);
		blocks.forEach((block) -> {
			PrintableText.check(block.detail(), "blocks", LONGEST_SENTENCE);
			PrintableText.check(block.command(), "blocks", LONGEST_SENTENCE);
		});
	}

	/**
	 * Refuses a list that is too long.
	 * @param count its length
	 * @param field the JSON member
	 * @param most the largest length
	 */
	public static void checkCount(int count, String field, int most) {
		if (count > most) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					"There are " + count + " of \"" + field + "\": send at most " + most + ".");
		}
	}

}
