package dev.wm.contract.v1.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A device to create with {@code POST /api/v1/devices} or to replace with
 * {@code PUT /api/v1/devices/NAME}; {@code PATCH} takes any of the members (RFC 7396).
 *
 * @param name its label
 * @param type what it may do, null for {@link DeviceType#ROAMING}
 * @param overlayAddress its address in the mesh, null for the next free one of the hub's
 * subnet, or to keep the one it has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewDevice(DnsLabel name, @Nullable DeviceType type,
		@JsonProperty("overlay_address") @Nullable IpAddress overlayAddress) {

	public NewDevice {
		requirePresent(name, "name");
	}

}
