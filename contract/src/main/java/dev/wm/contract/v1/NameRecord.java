package dev.wm.contract.v1;

import static dev.wm.contract.InvalidValueException.requirePresent;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A name of the mesh and the overlay address it stands for.
 *
 * @param name the full name
 * @param address its overlay address
 */
public record NameRecord(HostName name, IpAddress address) {

	public NameRecord {
		requirePresent(name, "name");
		requirePresent(address, "address");
	}

}
