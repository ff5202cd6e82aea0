package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A problem that a gateway reports itself. A full disk has a finding of its own.
 */
final class GatewayProblemCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> gateway.problems()
				.stream()
				.distinct()
				.filter((problem) -> !DiskFullCheck.isNamedIn(problem))
				.map((problem) -> Findings.atGateway(Severity.WARNING, "gateway_problem", gateway, problem,
						"Do what the sentence says, on the gateway of " + gateway.site() + ".")));
	}

}
