package dev.wm.registry.view;

import dev.wm.registry.device.DeviceService;
import dev.wm.registry.gateway.GatewayStore;
import dev.wm.registry.host.HostService;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.site.SiteService;
import org.springframework.stereotype.Component;

/**
 * Reads a snapshot of the mesh inside the caller's transaction.
 */
@Component
class MeshSnapshotReader {

	private final MeshStore mesh;

	private final SiteService sites;

	private final HostService hosts;

	private final DeviceService devices;

	private final GatewayStore gateways;

	MeshSnapshotReader(MeshStore mesh, SiteService sites, HostService hosts, DeviceService devices,
			GatewayStore gateways) {
		this.mesh = mesh;
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.gateways = gateways;
	}

	MeshSnapshot read() {
		return new MeshSnapshot(this.mesh.identity(), this.sites.all(), this.hosts.all(), this.devices.all(),
				this.gateways.publicAddresses());
	}

}
