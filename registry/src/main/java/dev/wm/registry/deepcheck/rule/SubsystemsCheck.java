package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Set;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;

/**
 * Nothing failed on a gateway, was put right or is reported to be wrong.
 */
final class SubsystemsCheck implements ActiveCheck {

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		List<Finding> findings = facts
			.findings(Set.of("product_failed", "gateway_problem", "drift_repaired", "configuration_reverted"));
		int gateways = facts.enrolled().size();
		long troubled = findings.stream().map(Finding::name).distinct().count();
		String detail = (gateways == 0) ? "There is no gateway" : (gateways - troubled) + " of " + gateways
				+ " gateways have everything in force and nothing to complain of";
		return NamedChecks.of("products", 0, detail, findings);
	}

}
