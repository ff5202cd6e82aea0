package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway that has not applied the newest configuration.
 */
final class ConfigurationStaleCheck implements Check {

	private static final Duration GRACE_PERIOD = Duration.ofSeconds(30);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		if (!input.isStale(input.lastChange(), GRACE_PERIOD)) {
			return Stream.empty();
		}
		return input.polling()
			.stream()
			// One that reverted has a finding of its own.
			.filter(input::isReportCurrent)
			.filter((gateway) -> !gateway.inSync() && gateway.revertedTag() == null)
			.map((gateway) -> Findings.atGateway(Severity.ERROR, "configuration_stale", gateway,
					"The gateway of " + gateway.site() + " has not applied the current configuration.",
					"Check its failed subsystems and its log, then run wm-gateway sync there."));
	}

}
