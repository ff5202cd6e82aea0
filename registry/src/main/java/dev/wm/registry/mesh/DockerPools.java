package dev.wm.registry.mesh;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.Cidr;

/**
 * The networks that Docker gives out where nobody configured it
 * ({@code default-address-pools}): 172.17.0.0/16 to 172.31.0.0/16, and 192.168.0.0/16 in
 * parts of /20.
 */
final class DockerPools {

	private static final List<Cidr> POOLS = List.of(Cidr.parse("172.17.0.0/16"), Cidr.parse("172.18.0.0/15"),
			Cidr.parse("172.20.0.0/14"), Cidr.parse("172.24.0.0/13"), Cidr.parse("192.168.0.0/16"));

	private DockerPools() {
	}

	/**
	 * Warns of a supernet that Docker may take on a gateway or host.
	 * @param supernet a new mesh's supernet
	 * @return the warning with the remedy, empty if Docker takes none of it by itself
	 */
	static Optional<String> warning(Cidr supernet) {
		return POOLS.stream().anyMatch(supernet::overlaps) ? Optional
			.of("The supernet " + supernet + " lies in the networks that Docker gives out by itself, which"
					+ " may become a conflict on gateways and hosts that run Docker. Set default-address-pools in"
					+ " their /etc/docker/daemon.json to another network, or, now while the mesh is empty, start it"
					+ " with another WM_MESH_SUPERNET, such as 10.83.0.0/16.")
				: Optional.empty();
	}

}
