package dev.wm.agent.observed;

import java.io.Serial;

/**
 * The output of a program cannot be parsed. The message does not repeat it: a key may be
 * in it.
 */
public class OutputParseException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	OutputParseException(String program) {
		super("The output of `" + program + "` cannot be parsed: install the version that your system's release has.");
	}

}
