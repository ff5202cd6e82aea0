package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * What a gateway itself reports to be wrong.
 */
final class GatewayProblemCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.enrolled()
			.flatMap((gateway) -> gateway.problems()
				.stream()
				.map((problem) -> Findings.atGateway(Severity.WARNING, "gateway_problem", gateway, problem,
						"Do what the sentence says, on the gateway of " + gateway.site() + ".")));
	}

}
