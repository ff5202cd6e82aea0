package dev.wm.agent.host;

import java.io.Serial;

/**
 * The machine did not do, or show, what was asked. The message is one sentence for the
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
