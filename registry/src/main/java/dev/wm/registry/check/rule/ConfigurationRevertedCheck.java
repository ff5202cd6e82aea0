package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A configuration that cut its gateway off, so that the gateway went back to the one
 * before.
 */
final class ConfigurationRevertedCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.enrolled()
			.filter((gateway) -> gateway.revertedTag() != null)
			.map((gateway) -> Findings.atGateway(Severity.ERROR, "configuration_reverted", gateway,
					"The gateway of " + gateway.site()
							+ " was cut off by its newest configuration and went back to the one before.",
					"See in the history what changed last and correct it, or undo it with wm rollback: the gateway"
							+ " takes the next configuration by itself."));
	}

}
