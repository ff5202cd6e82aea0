package dev.wm.registry.deepcheck.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.registry.check.rule.ClockFindings;

/**
 * The gateways' clocks agree with the registry's. A wrong clock breaks certificates and
 * handshakes.
 */
final class ClocksCheck implements ActiveCheck {

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
		return offset(input, site).filter(ClockFindings::isOff)
			.stream()
			.map((offset) -> ClockFindings.off(site, offset));
	}

}
