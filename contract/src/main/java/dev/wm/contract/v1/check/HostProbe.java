package dev.wm.contract.v1.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.MacAddress;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Probe of one host: what its gateway found at its LAN address.
 *
 * @param name the host
 * @param presence its presence on the LAN
 * @param mac the Ethernet address that answers there, null if none does or it is unknown
 * @param answersMesh whether it answers its gateway's overlay address too, as it would a
 * caller from another site; null if it was not asked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostProbe(HostName name, HostPresence presence, @Nullable MacAddress mac,
		@JsonProperty("answers_mesh") @Nullable Boolean answersMesh) {

	public HostProbe {
		requirePresent(name, "name");
		requirePresent(presence, "presence");
	}

	/** A probe that did not ask from the overlay address. */
	public HostProbe(HostName name, HostPresence presence, @Nullable MacAddress mac) {
		this(name, presence, mac, null);
	}

}
