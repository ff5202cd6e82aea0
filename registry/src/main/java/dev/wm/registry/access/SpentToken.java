package dev.wm.registry.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment token that is valid no more, known by its hash, so that whoever shows it
 * learns why it is refused.
 *
 * @param hash what is kept of it
 * @param usedAt when it was used, null if it was not
 * @param expiresAt when it expired
 * @param caller who it was for
 */
public record SpentToken(TokenHash hash, @Nullable Instant usedAt, Instant expiresAt, Caller caller) {

	/**
	 * Why it is refused.
	 * @return the problem for whoever shows it
	 */
	public Problem problem() {
		String fact = (this.usedAt != null) ? "was used up at " + text(this.usedAt) + ", it works once"
				: "expired at " + text(this.expiresAt);
		return Problems.of(ProblemCode.UNAUTHENTICATED,
				"This enrolment token " + fact + ": make a new one with " + remedy() + ".");
	}

	private String remedy() {
		return (this.caller instanceof Caller.EnrollingDevice enrolling) ? "wm device-setup " + enrolling.device()
				: "wm gateway-setup " + this.caller.label();
	}

	private static Instant text(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS);
	}

}
