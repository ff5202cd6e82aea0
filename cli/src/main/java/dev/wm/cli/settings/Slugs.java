package dev.wm.cli.settings;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.wm.contract.net.Cidr;

/**
 * Derives the slug of a mesh from its supernet.
 */
final class Slugs {

	private static final int OCTET = 8;

	private Slugs() {
	}

	/** The octets that the prefix reaches into: 172.30.0.0/16 is {@code 172-30}. */
	static String of(Cidr supernet) {
		int octets = Math.max(1, (supernet.prefixLength() + OCTET - 1) / OCTET);
		return Arrays.stream(supernet.address().toString().split("\\.")).limit(octets).collect(Collectors.joining("-"));
	}

	static String free(Cidr supernet, Predicate<String> taken) {
		String first = of(supernet);
		String slug = first;
		for (int next = 2; taken.test(slug); next++) {
			slug = first + "-" + next;
		}
		return slug;
	}

}
