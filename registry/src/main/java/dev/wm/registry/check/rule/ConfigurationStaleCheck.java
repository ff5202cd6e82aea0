package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway that does not have the current configuration in force.
 */
final class ConfigurationStaleCheck implements Check {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Override
	public Stream<Finding> look(CheckInput facts) {
		if (!facts.isStale(facts.lastChange(), PATIENCE)) {
			return Stream.empty();
		}
		return facts.talking()
			.stream()
			// One that went back has a finding of its own.
			.filter((gateway) -> !gateway.inSync() && gateway.revertedTag() == null)
			.map((gateway) -> Findings.atGateway(Severity.ERROR, "configuration_stale", gateway,
					"The gateway of " + gateway.site() + " has not the current configuration in force.",
					"See which of its products failed and what its log says, then run wm-gateway sync there."));
	}

}
