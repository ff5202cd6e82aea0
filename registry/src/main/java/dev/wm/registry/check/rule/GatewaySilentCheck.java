package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * A gateway that does not poll.
 */
final class GatewaySilentCheck implements Check {

	private static final Duration LONG = Duration.ofMinutes(5);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled().filter(input::isSilent).map((gateway) -> silent(gateway, input.silence(gateway)));
	}

	private static Finding silent(Gateway gateway, Duration silence) {
		return Findings.atGateway((silence.compareTo(LONG) > 0) ? Severity.ERROR : Severity.WARNING, "gateway_silent",
				gateway, "The gateway of " + gateway.site() + " has not polled for " + Findings.span(silence) + ".",
				"Check that wm-gateway runs there (systemctl status wm-gateway) and read its log: it may be off, have no route to the registry's"
						+ " URL, or show a token that is no longer valid.");
	}

}
