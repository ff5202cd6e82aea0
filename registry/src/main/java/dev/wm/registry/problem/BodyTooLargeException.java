package dev.wm.registry.problem;

import java.io.IOException;
import java.io.Serial;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;

/**
 * A request body exceeds the limit.
 */
public class BodyTooLargeException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	public BodyTooLargeException() {
		super("The body is larger than any valid one");
	}

	/**
	 * The problem as the caller gets it.
	 * @return 413
	 */
	public Problem problem() {
		return Problems.of(ProblemCode.BODY_TOO_LARGE, "The body is larger than 1 MiB: send less at once.");
	}

}
