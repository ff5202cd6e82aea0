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
 * The gateways' clocks agree with the registry's. Far off, neither certificates nor
 * handshakes hold.
 */
final class ClocksCheck implements ActiveCheck {

	private static final Duration OFF = Duration.ofMinutes(1);

	private static final Duration FAR_OFF = Duration.ofMinutes(3);

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		List<SiteDomain> sites = facts.enrolled();
		List<Finding> findings = sites.stream().flatMap((site) -> finding(facts, site)).toList();
		long unseen = sites.stream().filter((site) -> offset(facts, site).isEmpty()).count();
		String detail = sites.isEmpty() ? "There is no gateway" : (sites.size() - unseen - findings.size()) + " of "
				+ sites.size() + " gateways' clocks agree with the registry's to the minute";
		return NamedChecks.of("clocks", unseen, detail, findings);
	}

	private static Optional<Duration> offset(DeepCheckInput facts, SiteDomain site) {
		return facts.answer(site).map((answer) -> Duration.between(answer.at(), answer.report().clock()));
	}

	private static Stream<Finding> finding(DeepCheckInput facts, SiteDomain site) {
		return offset(facts, site).filter((offset) -> offset.abs().compareTo(OFF) > 0)
			.stream()
			.map((offset) -> new Finding((offset.abs().compareTo(FAR_OFF) > 0) ? Severity.ERROR : Severity.WARNING,
					"clock_off", "gateway", site.toString(),
					"The clock of the gateway of " + site + " is " + Findings.span(offset.abs())
							+ (offset.isNegative() ? " behind" : " ahead of") + " the registry's.",
					"See which of the two is wrong and have both machines keep their time by NTP, such as with chrony."));
	}

}
