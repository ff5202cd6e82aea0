package dev.wm.cli.command.inspect;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;

/**
 * The result of {@code wm list}.
 *
 * @param meshName what people call the mesh
 * @param supernet the overlay network
 * @param sites every site
 * @param hosts every host
 * @param devices every device
 * @param gateways how each site's gateway is doing
 */
record Overview(@JsonProperty("mesh_name") MeshName meshName, Cidr supernet, List<Site> sites, List<Host> hosts,
		List<Device> devices, List<Gateway> gateways) implements Named {

	static Overview fetch(RegistryClient registry) {
		MeshConfig config = registry.config();
		return new Overview(config.meshName(), config.supernet(), config.sites(), config.hosts(), config.devices(),
				registry.gateways());
	}

	@Override
	public List<?> objects() {
		return List.of(this.sites, this.hosts, this.devices);
	}

}
