package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.enrolment.PendingEnrolment;

/**
 * An unused enrolment token that has expired or soon will.
 */
final class TokenUnusedCheck implements Check {

	private static final Duration SOON = Duration.ofMinutes(15);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.tokens()
			.stream()
			.filter((token) -> token.usedAt() == null && isAwaited(input, token))
			.filter((token) -> input.isStale(token.expiresAt().minus(SOON), Duration.ZERO))
			.map((token) -> unused(input, token));
	}

	/** Whether the token's gateway or device has not enrolled. */
	private static boolean isAwaited(CheckInput input, PendingEnrolment token) {
		return input.gateways()
			.stream()
			.anyMatch((gateway) -> gateway.site().equals(token.site()) && !gateway.enrolled())
				|| input.devices()
					.stream()
					.anyMatch((device) -> device.name().equals(token.device()) && device.publicKey() == null);
	}

	private static Finding unused(CheckInput input, PendingEnrolment token) {
		boolean expired = input.isStale(token.expiresAt(), Duration.ZERO);
		boolean site = token.site() != null;
		String name = String.valueOf(site ? token.site() : token.device());
		return new Finding(expired ? Severity.WARNING : Severity.INFO, expired ? "token_expired" : "token_expires",
				site ? "site" : "device", name, "The enrolment token " + token.id() + " of " + name
						+ (expired ? " has expired" : " expires soon") + " and is unused.",
				"Make a new one when the machine is ready to enrol, and revoke this one.");
	}

}
