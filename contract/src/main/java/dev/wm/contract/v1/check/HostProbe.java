package dev.wm.contract.v1.check;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostProbe(HostName name, HostPresence presence, @Nullable MacAddress mac) {

	public HostProbe {
		requirePresent(name, "name");
		requirePresent(presence, "presence");
	}

}
