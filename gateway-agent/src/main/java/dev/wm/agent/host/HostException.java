package dev.wm.agent.host;

import java.io.Serial;

/**
 * An observation or action on the machine failed. The message is one sentence for the
 * operator.
 */
public class HostException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public HostException(String message, Throwable cause) {
		super(message, cause);
	}

	public HostException(String message) {
		super(message);
	}

}
