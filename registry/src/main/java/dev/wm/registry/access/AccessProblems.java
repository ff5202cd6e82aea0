package dev.wm.registry.access;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.Problems;

/**
 * The problem replies 401 and 403.
 */
public final class AccessProblems {

	/** The request has no valid token. */
	public static final Problem UNAUTHENTICATED = Problems.of(ProblemCode.UNAUTHENTICATED,
			"There is no valid token: send one as Authorization: Bearer, or ask an administrator for a new one.");

	/** The caller lacks the role. */
	public static final Problem FORBIDDEN = Problems.of(ProblemCode.FORBIDDEN,
			"This token is not for that: use one of the right kind.");

	private AccessProblems() {
	}

}
