package dev.wm.agent.observed;

import java.io.Serial;

/**
 * A program said something that this agent does not understand. What it said is not
 * repeated: a key may be in it.
 */
public class OutputParseException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	OutputParseException(String program) {
		super("The output of `" + program + "` is not understood: install the version that your system's release has.");
	}

}
