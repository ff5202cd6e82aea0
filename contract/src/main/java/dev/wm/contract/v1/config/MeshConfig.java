package dev.wm.contract.v1.config;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An administrator's or viewer's configuration view ({@code GET /config}): the whole
 * mesh.
 *
 * @param meshName what people call the mesh
 * @param network what a device names its interface and files after
 * @param supernet the overlay network
 * @param sites every site, by domain
 * @param hosts every host, by name
 * @param devices every device, by name
 */
public record MeshConfig(@JsonProperty("mesh_name") MeshName meshName, NetworkLabel network, Cidr supernet,
		List<Site> sites, List<Host> hosts, List<Device> devices) {

	public MeshConfig {
		requirePresent(meshName, "mesh_name");
		requirePresent(network, "network");
		requirePresent(supernet, "supernet");
		sites = List.copyOf(requirePresent(sites, "sites"));
		hosts = List.copyOf(requirePresent(hosts, "hosts"));
		devices = List.copyOf(requirePresent(devices, "devices"));
	}

}
