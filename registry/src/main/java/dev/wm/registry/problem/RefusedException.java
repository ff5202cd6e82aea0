package dev.wm.registry.problem;

import java.io.Serial;

import dev.wm.contract.v1.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A refused request: the problem code, and one sentence with the fact and the remedy.
 */
public class RefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final ProblemCode code;

	private final @Nullable String field;

	public RefusedException(ProblemCode code, @Nullable String field, String detail) {
		// A refusal is a normal response: no stack trace.
		super(detail, null, false, false);
		this.code = code;
		this.field = field;
	}

	public RefusedException(ProblemCode code, String detail) {
		this(code, null, detail);
	}

	/**
	 * The same refusal for a value inside another one.
	 * @param member the outer value's member
	 * @return the refusal with a longer path
	 */
	public RefusedException under(String member) {
		return new RefusedException(this.code, (this.field != null) ? member + "." + this.field : member, detail());
	}

	public ProblemCode code() {
		return this.code;
	}

	/**
	 * The JSON member or parameter at fault.
	 * @return its path, null if there is none
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
