package dev.wm.registry.access;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.Problems;

/**
 * The two ways of not being let in.
 */
public final class AccessProblems {

	/** Nobody is known to be calling. */
	public static final Problem UNAUTHENTICATED = Problems.of(ProblemCode.UNAUTHENTICATED,
			"There is no valid token: send one as Authorization: Bearer, or ask an administrator for a new one.");

	/** Somebody known calls for what is not theirs. */
	public static final Problem FORBIDDEN = Problems.of(ProblemCode.FORBIDDEN,
			"This token is not for that: use one of the right kind.");

	private AccessProblems() {
	}

}
