package dev.wm.registry.problem;

import java.io.Serial;

import tools.jackson.core.JacksonException;

/**
 * A value of the caller's that is JSON but cannot be read as what it is meant for.
 */
public class UnreadableValueException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public UnreadableValueException(JacksonException cause) {
		super("A value cannot be read", cause);
	}

}
