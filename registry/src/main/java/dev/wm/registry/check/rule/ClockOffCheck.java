package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;

/**
 * A gateway whose clock was wrong when it reported last.
 */
final class ClockOffCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.filter(input::isClockWrong)
			.map((gateway) -> ClockFindings.off(gateway.site(),
					Duration.ofSeconds(Objects.requireNonNull(gateway.clockOffset()))));
	}

}
