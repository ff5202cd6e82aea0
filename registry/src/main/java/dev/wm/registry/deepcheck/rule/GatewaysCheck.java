package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Set;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;

/**
 * Every site has a gateway that polls.
 */
final class GatewaysCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<Finding> findings = input.findings(Set.of("gateway_missing", "gateway_silent"));
		int sites = input.gateways().size();
		String detail = (sites == 0) ? "There is no site"
				: (sites - findings.size()) + " of " + sites + " sites have a gateway that polls";
		return NamedChecks.of("gateways", 0, detail, findings);
	}

}
