package dev.wm.contract.v1.host;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A machine on a site's LAN that takes part in the mesh.
 *
 * @param name its full name
 * @param localAddress its address on the LAN
 * @param overlayAddress its address in the mesh, from the site's subnet
 * @param type what it may do
 * @param masquerade whether its gateway hides callers behind its own LAN address, for a
 * machine that has no route into the mesh
 */
public record Host(HostName name, @JsonProperty("local_address") IpAddress localAddress,
		@JsonProperty("overlay_address") IpAddress overlayAddress, HostType type, boolean masquerade) {

	public Host {
		requirePresent(name, "name");
		requirePresent(localAddress, "local_address");
		requirePresent(overlayAddress, "overlay_address");
		requirePresent(type, "type");
	}

	/**
	 * A standard host that has a route into the mesh.
	 * @param name its full name
	 * @param localAddress its address on the LAN
	 * @param overlayAddress its address in the mesh
	 * @return the host
	 */
	public static Host standard(HostName name, IpAddress localAddress, IpAddress overlayAddress) {
		return new Host(name, localAddress, overlayAddress, HostType.STANDARD, false);
	}

}
