package dev.wm.contract.v1.credential;

import dev.wm.contract.key.BearerToken;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A new credential with its secret. This is the only time it is shown.
 *
 * @param token the secret
 * @param credential what it is good for
 */
public record IssuedCredential(BearerToken token, Credential credential) {

	public IssuedCredential {
		requirePresent(token, "token");
		requirePresent(credential, "credential");
	}

}
