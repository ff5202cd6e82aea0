package dev.wm.cli.client;

import java.io.Serial;

/**
 * A call that did not give what was asked for. The message is one sentence for the user,
 * without anything secret.
 */
public sealed class RegistryException extends RuntimeException
		permits ProblemException, UnreachableException, UnexpectedResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	RegistryException(String message) {
		super(message);
	}

}
