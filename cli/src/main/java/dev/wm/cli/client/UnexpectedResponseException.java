package dev.wm.cli.client;

import java.io.Serial;

/**
 * Something answered, but not as a registry does.
 */
public final class UnexpectedResponseException extends RegistryException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnexpectedResponseException(String message) {
		super(message);
	}

}
