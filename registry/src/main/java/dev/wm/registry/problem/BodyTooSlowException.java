package dev.wm.registry.problem;

import java.io.IOException;
import java.io.Serial;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;

/**
 * A request body came too slowly or not to its end.
 */
public class BodyTooSlowException extends IOException {

	/**
	 * The request attribute that is set with the exception: Tomcat, where the read has
	 * failed too, writes an answer of its own.
	 */
	public static final String ATTRIBUTE = BodyTooSlowException.class.getName();

	@Serial
	private static final long serialVersionUID = 1L;

	public BodyTooSlowException(IOException cause) {
		super("The body came too slowly", cause);
	}

	static Problem problem() {
		return Problems.of(ProblemCode.BODY_TOO_SLOW,
				"The body came slower than 1 KiB/s, or took too long in all: send it again on a better path.");
	}

}
