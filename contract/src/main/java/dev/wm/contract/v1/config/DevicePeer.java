package dev.wm.contract.v1.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An enrolled device in the hub gateway's configuration.
 *
 * @param name its label
 * @param publicKey its key
 * @param overlayAddress its address in the mesh
 */
public record DevicePeer(DnsLabel name, @JsonProperty("public_key") PublicKey publicKey,
		@JsonProperty("overlay_address") IpAddress overlayAddress) {

	public DevicePeer {
		requirePresent(name, "name");
		requirePresent(publicKey, "public_key");
		requirePresent(overlayAddress, "overlay_address");
	}

}
