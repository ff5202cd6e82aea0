package dev.wm.cli.client;

import java.io.Serial;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;

/**
 * The registry answered with a problem (RFC 9457).
 */
public final class ProblemException extends RegistryException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String code;

	ProblemException(Problem problem) {
		super(sentence(problem));
		this.code = problem.code();
	}

	private static String sentence(Problem problem) {
		return (problem.status() == 401) ? "The registry does not accept this token: " + problem.detail()
				: problem.detail();
	}

	/**
	 * Whether this is the reason.
	 * @param reason a reason that this version knows
	 * @return true if the registry gave just that one
	 */
	public boolean is(ProblemCode reason) {
		return this.code.equals(reason.text());
	}

}
