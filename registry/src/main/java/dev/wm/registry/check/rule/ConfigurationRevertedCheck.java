package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway that reverted its newest configuration because it lost contact with it
 * (commit-confirm).
 */
final class ConfigurationRevertedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.filter((gateway) -> gateway.revertedTag() != null)
			.map((gateway) -> Findings.atGateway(Severity.ERROR, "configuration_reverted", gateway,
					"The gateway of " + gateway.site()
							+ " was cut off by its newest configuration and went back to the one before.",
					"Find the last changes with wm history and correct them, or undo them with wm rollback: the gateway"
							+ " takes the next configuration by itself."));
	}

}
