package dev.wm.contract.v1.enrolment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The registry's challenge to a gateway, which then proves that it holds its key:
 * {@code POST /api/v1/gateway/key-challenge}. It is good for one proof within a minute,
 * at the registry that made it.
 *
 * @param publicKey an X25519 public key that was made for this
 */
public record KeyChallenge(@JsonProperty("public_key") PublicKey publicKey) {

	public KeyChallenge {
		requirePresent(publicKey, "public_key");
	}

}
