package dev.wm.registry.problem;

import java.io.Serial;

import tools.jackson.core.JacksonException;

/**
 * A JSON value of a request cannot be bound to its type.
 */
public class UnreadableValueException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public UnreadableValueException(JacksonException cause) {
		super("A value cannot be read", cause);
	}

}
