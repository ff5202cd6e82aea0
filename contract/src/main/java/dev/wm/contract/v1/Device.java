package dev.wm.contract.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A laptop, server or phone that connects to the hub by itself. It has two names:
 * {@code NAME.hub} and its name under the hub's own domain.
 *
 * @param name its label
 * @param overlayAddress its address in the mesh, from the hub's subnet
 * @param type what it may do
 * @param publicKey its key, null until it has enrolled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(DnsLabel name, @JsonProperty("overlay_address") IpAddress overlayAddress, DeviceType type,
		@JsonProperty("public_key") @Nullable PublicKey publicKey) {

	public Device {
		requirePresent(name, "name");
		requirePresent(overlayAddress, "overlay_address");
		requirePresent(type, "type");
	}

}
