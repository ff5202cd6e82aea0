package dev.wm.contract.v1.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's or device's new public key after a key rotation:
 * {@code PUT /api/v1/gateway/key} or {@code PUT /api/v1/device/key}, with its own
 * credential.
 *
 * @param publicKey the key that replaces the one before
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewKey(@JsonProperty("public_key") PublicKey publicKey) {

	public NewKey {
		requirePresent(publicKey, "public_key");
	}

}
