package dev.wm.contract.v1;

import static dev.wm.contract.InvalidValueException.requirePresent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A machine on a site's LAN that takes part in the mesh.
 *
 * @param name its full name
 * @param localAddress its address on the LAN
 * @param overlayAddress its address in the mesh, from the site's subnet
 */
public record Host(HostName name, @JsonProperty("local_address") IpAddress localAddress,
		@JsonProperty("overlay_address") IpAddress overlayAddress) {

	public Host {
		requirePresent(name, "name");
		requirePresent(localAddress, "local_address");
		requirePresent(overlayAddress, "overlay_address");
	}

}
