package dev.wm.contract.v1.host;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import org.jspecify.annotations.Nullable;

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
 * @param mac the Ethernet address that it is pinned to: its gateway then admits no other
 * machine with its LAN address; null if it is not pinned
 * @param follow whether its LAN address follows that Ethernet address when its gateway
 * sees it elsewhere; never without one
 * @param aliases its further names at the site, sorted; absent means none
 */
public record Host(HostName name, @JsonProperty("local_address") IpAddress localAddress,
		@JsonProperty("overlay_address") IpAddress overlayAddress, HostType type, boolean masquerade,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MacAddress mac,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) boolean follow,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<HostAlias> aliases) {

	public Host {
		requirePresent(name, "name");
		requirePresent(localAddress, "local_address");
		requirePresent(overlayAddress, "overlay_address");
		requirePresent(type, "type");
		HostPin.require(mac, follow);
		aliases = HostAliases.others(name, aliases);
	}

	/**
	 * A host that is not pinned and has no alias.
	 * @param name its full name
	 * @param localAddress its address on the LAN
	 * @param overlayAddress its address in the mesh
	 * @param type what it may do
	 * @param masquerade whether its gateway hides callers from it
	 */
	public Host(HostName name, IpAddress localAddress, IpAddress overlayAddress, HostType type, boolean masquerade) {
		this(name, localAddress, overlayAddress, type, masquerade, null, false, List.of());
	}

	/**
	 * A host without an alias.
	 * @param name its full name
	 * @param localAddress its address on the LAN
	 * @param overlayAddress its address in the mesh
	 * @param type what it may do
	 * @param masquerade whether its gateway hides callers from it
	 * @param mac the Ethernet address that it is pinned to, null for none
	 * @param follow whether its LAN address follows that
	 */
	public Host(HostName name, IpAddress localAddress, IpAddress overlayAddress, HostType type, boolean masquerade,
			@Nullable MacAddress mac, boolean follow) {
		this(name, localAddress, overlayAddress, type, masquerade, mac, follow, List.of());
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
