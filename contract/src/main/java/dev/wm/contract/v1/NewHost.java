package dev.wm.contract.v1;

import static dev.wm.contract.InvalidValueException.requirePresent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A host to create with {@code POST /api/v1/hosts}. Its site follows from its name.
 *
 * @param name its full name
 * @param localAddress its address on the LAN
 * @param overlayAddress its address in the mesh, null for the next free one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewHost(HostName name, @JsonProperty("local_address") IpAddress localAddress,
		@JsonProperty("overlay_address") @Nullable IpAddress overlayAddress) {

	public NewHost {
		requirePresent(name, "name");
		requirePresent(localAddress, "local_address");
	}

}
