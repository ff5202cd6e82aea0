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
 * A host to create with {@code POST /api/v1/hosts} or to replace with
 * {@code PUT /api/v1/hosts/NAME}. Its site follows from its name; {@code PATCH} takes any
 * of the members (RFC 7396).
 *
 * @param name its full name
 * @param localAddress its address on the LAN
 * @param overlayAddress its address in the mesh, null for the next free one, or to keep
 * the one it has
 * @param type what it may do, null for {@link HostType#STANDARD}
 * @param masquerade whether its gateway hides callers behind its own LAN address; absent
 * means no
 * @param mac the Ethernet address to pin it to, null for none
 * @param follow whether its LAN address follows that Ethernet address; absent means no
 * @param aliases its further names at the site; absent means none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewHost(HostName name, @JsonProperty("local_address") IpAddress localAddress,
		@JsonProperty("overlay_address") @Nullable IpAddress overlayAddress, @Nullable HostType type,
		@JsonSetter(nulls = Nulls.AS_EMPTY) boolean masquerade, @Nullable MacAddress mac,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) boolean follow,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<HostAlias> aliases) {

	public NewHost {
		requirePresent(name, "name");
		requirePresent(localAddress, "local_address");
		HostPin.require(mac, follow);
		aliases = HostAliases.wanted(name, aliases);
	}

	/**
	 * A host that is not pinned and has no alias.
	 * @param name its full name
	 * @param localAddress its address on the LAN
	 * @param overlayAddress its address in the mesh, null for the next free one
	 * @param type what it may do, null for {@link HostType#STANDARD}
	 * @param masquerade whether its gateway hides callers from it
	 */
	public NewHost(HostName name, IpAddress localAddress, @Nullable IpAddress overlayAddress, @Nullable HostType type,
			boolean masquerade) {
		this(name, localAddress, overlayAddress, type, masquerade, null, false, List.of());
	}

	/**
	 * What would make a host as it is.
	 * @param host the host
	 * @return the same with all its members
	 */
	public static NewHost of(Host host) {
		return new NewHost(host.name(), host.localAddress(), host.overlayAddress(), host.type(), host.masquerade(),
				host.mac(), host.follow(), host.aliases());
	}

	/**
	 * The same without the alias that a new name makes needless.
	 * @param newName the full name that the host is to have
	 * @return the host, with its aliases but for that name
	 */
	public NewHost withoutAliasFor(HostName newName) {
		return new NewHost(this.name, this.localAddress, this.overlayAddress, this.type, this.masquerade, this.mac,
				this.follow, HostAliases.others(newName, this.aliases));
	}

	/**
	 * A standard host that has a route into the mesh.
	 * @param name its full name
	 * @param localAddress its address on the LAN
	 * @param overlayAddress its address in the mesh, null for the next free one
	 * @return what to create
	 */
	public static NewHost standard(HostName name, IpAddress localAddress, @Nullable IpAddress overlayAddress) {
		return new NewHost(name, localAddress, overlayAddress, null, false);
	}

}
