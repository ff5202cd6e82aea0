package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.ForeignInterface;

/**
 * A gateway that applies nothing because its WireGuard interface is somebody else's. It
 * is the cause of whatever else is wrong at its site.
 */
final class InterfaceForeignCheck implements Check {

	static final String CODE = "interface_foreign";

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> gateway.problems()
				.stream()
				.filter(ForeignInterface::isNamedIn)
				.limit(1)
				.map((problem) -> Findings.atGateway(Severity.ERROR, CODE, gateway,
						"The site " + gateway.site() + " is not in the mesh: " + problem,
						"Do what the sentence says, on the gateway of " + gateway.site() + ".")));
	}

}
