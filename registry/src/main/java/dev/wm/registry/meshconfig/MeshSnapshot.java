package dev.wm.registry.meshconfig;

import java.util.List;

import dev.wm.contract.v1.Device;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Site;
import dev.wm.registry.mesh.MeshIdentity;

/**
 * The whole mesh at one revision.
 *
 * @param mesh which mesh it is
 * @param sites every site, by domain
 * @param hosts every host, by name
 * @param devices every device, by name
 */
record MeshSnapshot(MeshIdentity mesh, List<Site> sites, List<Host> hosts, List<Device> devices) {

	MeshSnapshot {
		sites = List.copyOf(sites);
		hosts = List.copyOf(hosts);
		devices = List.copyOf(devices);
	}

}
