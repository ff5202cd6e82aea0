package dev.wm.contract.v1.credential;

import dev.wm.contract.key.BearerToken;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A new credential with its secret. The secret is shown only once.
 *
 * @param token the secret
 * @param credential the credential without its secret
 */
public record IssuedCredential(BearerToken token, Credential credential) {

	public IssuedCredential {
		requirePresent(token, "token");
		requirePresent(credential, "credential");
	}

}
