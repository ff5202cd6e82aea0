package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Drift that a gateway repaired within the last hour.
 */
final class DriftRepairedCheck implements Check {

	private static final Duration LATELY = Duration.ofHours(1);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled()
			.flatMap((gateway) -> gateway.repairs()
				.stream()
				.filter((repair) -> repair.age() <= LATELY.toSeconds())
				.map((repair) -> Findings.atGateway(Severity.WARNING, "drift_repaired", gateway,
						"The gateway of " + gateway.site() + " repaired its " + repair.subsystem() + ": "
								+ repair.detail(),
						"Find out what else changes this machine's " + repair.subsystem()
								+ ", such as another firewall or VPN program.")));
	}

}
