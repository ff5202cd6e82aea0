package dev.wm.contract.v1.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param rotateKey whether it has been asked for a new key and has not made it yet;
 * absent means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(DnsLabel name, @JsonProperty("overlay_address") IpAddress overlayAddress, DeviceType type,
		@JsonProperty("public_key") @Nullable PublicKey publicKey,
		@JsonProperty("rotate_key") @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(
				nulls = Nulls.AS_EMPTY) boolean rotateKey) {

	public Device {
		requirePresent(name, "name");
		requirePresent(overlayAddress, "overlay_address");
		requirePresent(type, "type");
	}

	/**
	 * A device that may keep its key.
	 * @param name its label
	 * @param overlayAddress its address in the mesh
	 * @param type what it may do
	 * @param publicKey its key, null until it has enrolled
	 */
	public Device(DnsLabel name, IpAddress overlayAddress, DeviceType type, @Nullable PublicKey publicKey) {
		this(name, overlayAddress, type, publicKey, false);
	}

}
