package dev.wm.contract.v1.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A name of the mesh and the overlay address it stands for. Every registered address of
 * the mesh has at least one.
 *
 * @param name the full name
 * @param address its overlay address
 * @param isolated whether that address may only answer; absent means no
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record NameRecord(HostName name, IpAddress address, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean isolated) {

	public NameRecord {
		requirePresent(name, "name");
		requirePresent(address, "address");
	}

	/**
	 * A name of somebody who may start connections.
	 * @param name the full name
	 * @param address its overlay address
	 * @return the record
	 */
	public static NameRecord of(HostName name, IpAddress address) {
		return new NameRecord(name, address, false);
	}

}
