package dev.wm.cli.client;

import java.io.Serial;

/**
 * A call of the registry failed. The message is one sentence for the user, without
 * secrets.
 */
public sealed class RegistryException extends RuntimeException
		permits ProblemException, UnreachableException, UnexpectedResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	RegistryException(String message) {
		super(message);
	}

}
