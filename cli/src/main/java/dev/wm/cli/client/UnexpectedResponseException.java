package dev.wm.cli.client;

import java.io.Serial;

/**
 * A response that no registry would send, such as a proxy's error page.
 */
public final class UnexpectedResponseException extends RegistryException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnexpectedResponseException(String message) {
		super(message);
	}

}
