package dev.wm.contract.v1.check;

import dev.wm.contract.net.HostName;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * What a gateway found at the LAN address of one of its own hosts.
 *
 * @param name the host
 * @param presence whether it is there
 */
public record HostProbe(HostName name, HostPresence presence) {

	public HostProbe {
		requirePresent(name, "name");
		requirePresent(presence, "presence");
	}

}
