package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.ForeignInterface;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * A problem that a gateway reports itself. A disk that takes nothing, a foreign interface
 * and a failed subsystem have findings of their own.
 */
final class GatewayProblemCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> gateway.problems()
				.stream()
				.distinct()
				.filter((problem) -> !DiskCheck.isNamedIn(problem) && !ForeignInterface.isNamedIn(problem))
				.filter((problem) -> !isOfSubsystem(gateway, problem))
				.map((problem) -> Findings.atGateway(Severity.WARNING, "gateway_problem", gateway, problem,
						"Do what the sentence says, on the gateway of " + gateway.site() + ".")));
	}

	private static boolean isOfSubsystem(Gateway gateway, String problem) {
		return gateway.subsystems()
			.stream()
			.anyMatch((subsystem) -> subsystem.state() == SubsystemState.FAILED && problem.equals(subsystem.detail()));
	}

}
