package dev.wm.contract.v1.config;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An address record (DNS type A) of the mesh: a name and its overlay address. Every
 * registered address of the mesh has at least one.
 *
 * @param name the full name
 * @param address its overlay address
 * @param isolated whether that address may only answer; absent means no
 * @param aliases further names under the same domain with the same address, sorted;
 * absent means none
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record NameRecord(HostName name, IpAddress address, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean isolated,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<HostAlias> aliases) {

	public NameRecord {
		requirePresent(name, "name");
		requirePresent(address, "address");
		aliases = (aliases != null) ? List.copyOf(aliases) : List.of();
	}

	/**
	 * A record without an alias.
	 * @param name the full name
	 * @param address its overlay address
	 * @param isolated whether that address may only answer
	 */
	public NameRecord(HostName name, IpAddress address, boolean isolated) {
		this(name, address, isolated, List.of());
	}

	/**
	 * A record of a member that may start connections.
	 * @param name the full name
	 * @param address its overlay address
	 * @return the record
	 */
	public static NameRecord of(HostName name, IpAddress address) {
		return new NameRecord(name, address, false);
	}

}
