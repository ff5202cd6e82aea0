package dev.wm.agent.probe;

import java.io.Serial;

/**
 * A probe was not sent, for a reason on this machine: it says nothing of whom it was for.
 * The message is one sentence that says why.
 */
final class UnsentException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnsentException(String message) {
		super(message);
	}

}
