package dev.wm.contract.v1.gateway;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of a gateway's tunnel to one peer as an administrator sees it.
 *
 * @param name a site's domain, or a device's name under {@code hub}
 * @param endpoint where its last packet came from, null if none came
 * @param lastHandshake when it was, null if there was none
 * @param receivedBytes bytes received from it since the interface was made
 * @param sentBytes bytes sent to it since the interface was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerStatus(String name, @Nullable Endpoint endpoint,
		@JsonProperty("last_handshake") @Nullable Instant lastHandshake,
		@JsonProperty("received_bytes") long receivedBytes, @JsonProperty("sent_bytes") long sentBytes) {

	public PeerStatus {
		requirePresent(name, "name");
	}

}
