package dev.wm.registry.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.mesh.MeshIdentity;

/**
 * The whole mesh at one revision. Immutable.
 *
 * @param mesh which mesh it is
 * @param sites every site, by domain
 * @param hosts every host, by name
 * @param devices every device, by name
 * @param addresses the public addresses that were learnt from gateways' requests
 */
record MeshSnapshot(MeshIdentity mesh, List<Site> sites, List<Host> hosts, List<Device> devices,
		Map<SiteDomain, IpAddress> addresses) {

	MeshSnapshot {
		sites = List.copyOf(sites);
		hosts = List.copyOf(hosts);
		devices = List.copyOf(devices);
		addresses = Map.copyOf(addresses);
	}

	/** A mesh without learnt addresses. */
	MeshSnapshot(MeshIdentity mesh, List<Site> sites, List<Host> hosts, List<Device> devices) {
		this(mesh, sites, hosts, devices, Map.of());
	}

	/**
	 * The endpoint of a site's gateway: as set, or else the learnt public address with
	 * the listen port.
	 */
	Optional<Endpoint> endpoint(Site site) {
		return Optional.ofNullable(site.endpoint())
			.or(() -> Optional.ofNullable(this.addresses.get(site.domain()))
				.map((address) -> new Endpoint(address, site.listenPort())));
	}

	/**
	 * The first site whose gateway was last seen at a public address, empty if none was.
	 */
	Optional<SiteDomain> at(IpAddress address) {
		return this.sites.stream()
			.map(Site::domain)
			.filter((domain) -> address.equals(this.addresses.get(domain)))
			.findFirst();
	}

	/**
	 * Whether a gateway's address is worth learning. An address that other gateways could
	 * not reach is not: the registry may stand in the gateway's own LAN, or be polled
	 * through the mesh.
	 */
	boolean isNewEndpoint(SiteDomain domain, IpAddress address) {
		return !address.equals(this.addresses.get(domain)) && address.isUnicast()
				&& !this.mesh.supernet().contains(address)
				&& this.sites.stream()
					.filter((site) -> site.domain().equals(domain))
					.anyMatch((site) -> site.lans().stream().noneMatch((lan) -> lan.contains(address)));
	}

}
