package dev.wm.contract.v1.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of a gateway's tunnel to one peer, as {@code wg show} (wg(8)) has it.
 *
 * @param publicKey the peer's public key
 * @param endpoint where its last packet came from, null if none came
 * @param handshakeAge seconds since the last handshake, null if there was none
 * @param receivedBytes bytes received from it since the interface was made
 * @param sentBytes bytes sent to it since the interface was made
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerReport(@JsonProperty("public_key") PublicKey publicKey, @Nullable Endpoint endpoint,
		@JsonProperty("handshake_age") @Nullable Long handshakeAge, @JsonProperty("received_bytes") long receivedBytes,
		@JsonProperty("sent_bytes") long sentBytes) {

	public PeerReport {
		requirePresent(publicKey, "public_key");
	}

}
