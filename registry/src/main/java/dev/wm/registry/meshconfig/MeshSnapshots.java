package dev.wm.registry.meshconfig;

import dev.wm.registry.device.Devices;
import dev.wm.registry.gateway.GatewayAddresses;
import dev.wm.registry.host.Hosts;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Component;

/**
 * Reads the whole mesh, as the current transaction sees it.
 */
@Component
class MeshSnapshots {

	private final MeshStore mesh;

	private final Sites sites;

	private final Hosts hosts;

	private final Devices devices;

	private final GatewayAddresses addresses;

	MeshSnapshots(MeshStore mesh, Sites sites, Hosts hosts, Devices devices, GatewayAddresses addresses) {
		this.mesh = mesh;
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.addresses = addresses;
	}

	MeshSnapshot read() {
		return new MeshSnapshot(this.mesh.identity(), this.sites.all(), this.hosts.all(), this.devices.all(),
				this.addresses.all());
	}

}
