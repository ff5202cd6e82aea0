package dev.wm.registry.deepcheck.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;
import dev.wm.registry.check.rule.Findings;

/**
 * The gateways' clocks agree with the registry's. A wrong clock breaks certificates and
 * handshakes.
 */
final class ClocksCheck implements ActiveCheck {

	private static final Duration OFF = Duration.ofMinutes(1);

	private static final Duration FAR_OFF = Duration.ofMinutes(3);

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<SiteDomain> sites = input.enrolled();
		List<Finding> findings = sites.stream().flatMap((site) -> finding(input, site)).toList();
		long unchecked = sites.stream().filter((site) -> offset(input, site).isEmpty()).count();
		String detail = sites.isEmpty() ? "There is no gateway" : (sites.size() - unchecked - findings.size()) + " of "
				+ sites.size() + " gateways' clocks agree with the registry's to the minute";
		return NamedChecks.of("clocks", unchecked, detail, findings);
	}

	private static Optional<Duration> offset(DeepCheckInput input, SiteDomain site) {
		return input.report(site).map((received) -> Duration.between(received.at(), received.report().clock()));
	}

	private static Stream<Finding> finding(DeepCheckInput input, SiteDomain site) {
		return offset(input, site).filter((offset) -> offset.abs().compareTo(OFF) > 0)
			.stream()
			.map((offset) -> new Finding((offset.abs().compareTo(FAR_OFF) > 0) ? Severity.ERROR : Severity.WARNING,
					"clock_off", "gateway", site.toString(),
					"The clock of the gateway of " + site + " is " + Findings.span(offset.abs())
							+ (offset.isNegative() ? " behind" : " ahead of") + " the registry's.",
					"Find out which of the two is wrong, and keep both machines' time with NTP, such as chrony."));
	}

}
