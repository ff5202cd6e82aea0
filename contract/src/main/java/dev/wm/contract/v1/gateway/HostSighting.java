package dev.wm.contract.v1.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A pinned host as its gateway sees it on the LAN when that contradicts the pin: its
 * Ethernet address at another LAN address, or another Ethernet address at its own.
 *
 * @param name the host
 * @param address the LAN address that answered
 * @param mac the Ethernet address that it answered from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostSighting(HostName name, IpAddress address, MacAddress mac) {

	public HostSighting {
		requirePresent(name, "name");
		requirePresent(address, "address");
		requirePresent(mac, "mac");
	}

}
