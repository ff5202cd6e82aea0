package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Set;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;

/**
 * No gateway has a failed subsystem, repaired drift, a reverted configuration, a problem
 * or a clone. The last report of one that does not poll proves nothing.
 */
final class SubsystemsCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<Finding> findings = input.findings(Set.of("configuration_reverted", "disk_full", "disk_read_only",
				"drift_repaired", "gateway_cloned", "gateway_problem", "gateway_silent", "interface_foreign",
				"key_contested", "network_overlap", "no_lan", "product_failed"));
		int gateways = input.enrolled().size();
		long troubled = findings.stream().map(Finding::name).distinct().count();
		String detail = (gateways == 0) ? "There is no gateway" : (gateways - troubled) + " of " + gateways
				+ " gateways have applied every subsystem and report no problem";
		return NamedChecks.of("products", 0, detail, findings);
	}

}
