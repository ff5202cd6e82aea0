package dev.wm.contract.v1.check;

import dev.wm.contract.net.HostName;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Probe of one host: what its gateway found at its LAN address.
 *
 * @param name the host
 * @param presence its presence on the LAN
 */
public record HostProbe(HostName name, HostPresence presence) {

	public HostProbe {
		requirePresent(name, "name");
		requirePresent(presence, "presence");
	}

}
