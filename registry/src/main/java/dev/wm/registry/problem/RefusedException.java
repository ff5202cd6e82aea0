package dev.wm.registry.problem;

import java.io.Serial;

import dev.wm.contract.v1.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused: the reason, and one sentence that says what to do.
 */
public class RefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final ProblemCode code;

	private final @Nullable String field;

	public RefusedException(ProblemCode code, @Nullable String field, String detail) {
		// A refusal is an answer, not a fault: nobody reads its stack.
		super(detail, null, false, false);
		this.code = code;
		this.field = field;
	}

	public RefusedException(ProblemCode code, String detail) {
		this(code, null, detail);
	}

	/**
	 * The same refusal of a value that is a member of a larger one.
	 * @param member the larger one's member
	 * @return the refusal with a longer path
	 */
	public RefusedException under(String member) {
		return new RefusedException(this.code, (this.field != null) ? member + "." + this.field : member, detail());
	}

	public ProblemCode code() {
		return this.code;
	}

	/**
	 * The member or parameter that is wrong.
	 * @return its name, null if it is not one
	 */
	public @Nullable String field() {
		return this.field;
	}

	/**
	 * The sentence for the caller.
	 * @return the message
	 */
	public String detail() {
		return String.valueOf(getMessage());
	}

}
