package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.enrolment.PendingEnrolment;

/**
 * An enrolment token that nobody has used, or soon can.
 */
final class TokenUnusedCheck implements Check {

	private static final Duration SOON = Duration.ofMinutes(15);

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.tokens()
			.stream()
			.filter((token) -> token.usedAt() == null && isAwaited(facts, token))
			.filter((token) -> facts.isStale(token.expiresAt().minus(SOON), Duration.ZERO))
			.map((token) -> unused(facts, token));
	}

	/** Whether nobody has come who the token is for. */
	private static boolean isAwaited(CheckInput facts, PendingEnrolment token) {
		return facts.gateways()
			.stream()
			.anyMatch((gateway) -> gateway.site().equals(token.site()) && !gateway.enrolled())
				|| facts.devices()
					.stream()
					.anyMatch((device) -> device.name().equals(token.device()) && device.publicKey() == null);
	}

	private static Finding unused(CheckInput facts, PendingEnrolment token) {
		boolean expired = facts.isStale(token.expiresAt(), Duration.ZERO);
		boolean site = token.site() != null;
		String name = String.valueOf(site ? token.site() : token.device());
		return new Finding(expired ? Severity.WARNING : Severity.INFO, expired ? "token_expired" : "token_expires",
				site ? "site" : "device", name,
				"The enrolment token " + token.id() + " of " + name + (expired ? " has expired" : " expires soon")
						+ " and nobody has used it.",
				"Make a new one when the machine is ready to enrol, and revoke this one.");
	}

}
