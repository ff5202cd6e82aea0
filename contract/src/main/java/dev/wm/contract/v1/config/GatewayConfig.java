package dev.wm.contract.v1.config;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's configuration view ({@code GET /config}): its own site in full, and of the
 * others only what it needs. No other site's LAN address is in it.
 *
 * @param meshName what people call the mesh
 * @param supernet the overlay network
 * @param site the caller's own site
 * @param peers every other site that has a gateway, by domain
 * @param hosts the hosts of the caller's own site, by name
 * @param devices the enrolled devices, by name; none but at the hub
 * @param domains every domain that the mesh answers for, sorted
 * @param names every name in the mesh with its overlay address, gateways and devices
 * included, sorted; an address with no name here is not registered
 */
public record GatewayConfig(@JsonProperty("mesh_name") MeshName meshName, Cidr supernet, OwnSite site,
		List<PeerSite> peers, List<Host> hosts, List<DevicePeer> devices, List<SiteDomain> domains,
		List<NameRecord> names) {

	public GatewayConfig {
		requirePresent(meshName, "mesh_name");
		requirePresent(supernet, "supernet");
		requirePresent(site, "site");
		peers = List.copyOf(requirePresent(peers, "peers"));
		hosts = List.copyOf(requirePresent(hosts, "hosts"));
		devices = List.copyOf(requirePresent(devices, "devices"));
		domains = List.copyOf(requirePresent(domains, "domains"));
		names = List.copyOf(requirePresent(names, "names"));
	}

}
