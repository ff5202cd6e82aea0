package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A problem that a gateway reports itself.
 */
final class GatewayProblemCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled()
			.flatMap((gateway) -> gateway.problems()
				.stream()
				.map((problem) -> Findings.atGateway(Severity.WARNING, "gateway_problem", gateway, problem,
						"Do what the sentence says, on the gateway of " + gateway.site() + ".")));
	}

}
