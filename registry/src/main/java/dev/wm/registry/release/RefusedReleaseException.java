package dev.wm.registry.release;

import java.io.Serial;

/**
 * A folder that is not a release; the message says why in one sentence.
 */
class RefusedReleaseException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	RefusedReleaseException(String message) {
		super(message, null, false, false);
	}

}
