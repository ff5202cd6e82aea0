package dev.wm.registry.check.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * Gateways of different versions, of which this registry has no newer release.
 */
final class VersionSkewCheck implements Check {

	private static final Pattern DOTS = Pattern.compile("[^0-9]+");

	private static final Comparator<String> BY_NUMBERS = (one, other) -> Arrays.compare(numbers(one), numbers(other));

	@Override
	public Stream<Finding> findings(CheckInput input) {
		List<Gateway> known = input.enrolled().filter((gateway) -> gateway.version() != null).toList();
		Optional<String> newest = known.stream().map(VersionSkewCheck::version).max(BY_NUMBERS);
		return newest.stream()
			.flatMap((latest) -> known.stream()
				.filter((gateway) -> !version(gateway).equals(latest))
				.filter((gateway) -> input.updates().missed(gateway).isEmpty())
				.map((gateway) -> Findings.atGateway(Severity.INFO, "version_skew", gateway,
						"The gateway of " + gateway.site() + " runs version " + version(gateway)
								+ " while another runs " + latest + ".",
						"Update it, so that all gateways do the same.")));
	}

	private static String version(Gateway gateway) {
		return Objects.requireNonNullElse(gateway.version(), "");
	}

	private static int[] numbers(String version) {
		return DOTS.splitAsStream(version)
			.filter((part) -> !part.isEmpty() && part.length() < 10)
			.mapToInt(Integer::parseInt)
			.toArray();
	}

}
