package dev.wm.contract.v1.config;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A device's configuration view ({@code GET /config}): itself and its only peer, the hub.
 *
 * @param meshName what people call the mesh
 * @param network what the device names its interface and files after
 * @param supernet the overlay network, which is what it routes to the hub
 * @param device the caller itself
 * @param rotateKey whether it has to generate a new key pair now
 * @param hub its only peer, null until the hub's gateway has enrolled
 * @param domains every domain that the mesh answers for, sorted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceConfig(@JsonProperty("mesh_name") MeshName meshName, NetworkLabel network, Cidr supernet,
		Device device, @JsonProperty("rotate_key") boolean rotateKey, @Nullable HubPeer hub, List<SiteDomain> domains) {

	public DeviceConfig {
		requirePresent(meshName, "mesh_name");
		requirePresent(network, "network");
		requirePresent(supernet, "supernet");
		requirePresent(device, "device");
		domains = List.copyOf(requirePresent(domains, "domains"));
	}

}
