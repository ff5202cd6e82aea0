package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * Every gateway that was asked has answered in time, and nothing kept it from looking.
 */
final class ProbesCheck implements ActiveCheck {

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		List<ProbeStatus> probes = facts.probes();
		long answered = probes.stream().filter(ProbeStatus::isAnswered).count();
		String detail = probes.isEmpty() ? "There is no gateway that asks for its configuration and could look"
				: answered + " of " + probes.size() + " gateways that were asked to look answered in time";
		long unseen = (probes.isEmpty() && !facts.enrolled().isEmpty()) ? facts.enrolled().size() : 0;
		return NamedChecks.of("probes", unseen, detail,
				probes.stream().flatMap((probe) -> findings(facts, probe)).toList());
	}

	private static Stream<Finding> findings(DeepCheckInput facts, ProbeStatus probe) {
		if (probe.isAnswered()) {
			return facts.answer(probe.site())
				.stream()
				.flatMap((answer) -> answer.report().problems().stream())
				.map((problem) -> finding(probe, Severity.WARNING, "probe_problem", problem,
						"Do what the sentence says, on the gateway of " + probe.site() + "."));
		}
		return Stream.of(probe.able()
				? finding(probe, Severity.ERROR, "probe_missing",
						"The gateway of " + probe.site() + " was asked to look and did not answer in time.",
						"See in its log what became of the look, then run the deep check again.")
				: finding(probe, Severity.WARNING, "probe_unsupported",
						"The gateway of " + probe.site() + " is of a version that cannot look.",
						"Install the registry's version of wm on it."));
	}

	private static Finding finding(ProbeStatus probe, Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "gateway", probe.site().toString(), detail, remedy);
	}

}
