package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * A gateway that no longer asks for its configuration.
 */
final class GatewaySilentCheck implements Check {

	private static final Duration LONG = Duration.ofMinutes(5);

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.enrolled().filter(facts::isSilent).map((gateway) -> silent(gateway, facts.silence(gateway)));
	}

	private static Finding silent(Gateway gateway, Duration silence) {
		return Findings.atGateway((silence.compareTo(LONG) > 0) ? Severity.ERROR : Severity.WARNING, "gateway_silent",
				gateway, "The gateway of " + gateway.site() + " has not asked for " + Findings.span(silence) + ".",
				"See on it that wm-gateway runs and what its log says: it may be off, have no way to the registry's"
						+ " URL, or show a token that is no longer valid.");
	}

}
