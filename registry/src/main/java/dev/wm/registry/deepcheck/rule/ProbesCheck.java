package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * Every gateway reported its probes in time, and without problems.
 */
final class ProbesCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<ProbeStatus> probes = input.probes();
		long answered = probes.stream().filter(ProbeStatus::isReported).count();
		String detail = probes.isEmpty() ? "There is no gateway that polls and could probe"
				: answered + " of " + probes.size() + " gateways sent their probe results in time";
		long unchecked = (probes.isEmpty() && !input.enrolled().isEmpty()) ? input.enrolled().size() : 0;
		return NamedChecks.of("probes", unchecked, detail,
				probes.stream().flatMap((probe) -> findings(input, probe)).toList());
	}

	private static Stream<Finding> findings(DeepCheckInput input, ProbeStatus probe) {
		if (probe.isReported()) {
			return input.report(probe.site())
				.stream()
				.flatMap((received) -> received.report().problems().stream())
				.map((problem) -> finding(probe, Severity.WARNING, "probe_problem", problem,
						"Do what the sentence says, on the gateway of " + probe.site() + "."));
		}
		return Stream.of(probe.supported()
				? finding(probe, Severity.ERROR, "probe_missing",
						"The gateway of " + probe.site() + " did not send its probe results in time.",
						"Read its log, then run the deep check again.")
				: finding(probe, Severity.WARNING, "probe_unsupported",
						"The gateway of " + probe.site() + " runs a version that cannot probe.",
						"Install the registry's version of wm on it."));
	}

	private static Finding finding(ProbeStatus probe, Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "gateway", probe.site().toString(), detail, remedy);
	}

}
