package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A site without an enrolled gateway.
 */
final class GatewayMissingCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.gateways()
			.stream()
			.filter((gateway) -> !gateway.enrolled())
			.map((gateway) -> Findings.atSite(Severity.WARNING, "gateway_missing", gateway.site(),
					"No gateway has enrolled at " + gateway.site() + ", so nothing there can be reached.",
					"Run wm gateway-setup " + gateway.site() + ": it prints what to run on that site's gateway."));
	}

}
