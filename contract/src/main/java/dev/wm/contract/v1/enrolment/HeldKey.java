package dev.wm.contract.v1.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The public key that a gateway holds while the registry has another one for it, as after
 * the restore of an older backup: {@code PUT /api/v1/gateway/held-key}, with the
 * gateway's credential, after a {@link KeyChallenge}.
 *
 * @param publicKey the key that the gateway holds
 * @param proof that it does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeldKey(@JsonProperty("public_key") PublicKey publicKey, KeyProof proof) {

	public HeldKey {
		requirePresent(publicKey, "public_key");
		requirePresent(proof, "proof");
	}

}
