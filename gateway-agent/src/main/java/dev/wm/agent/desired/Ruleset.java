package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * The wanted address translation and filtering.
 *
 * @param mesh the interface that leads into the mesh
 * @param supernet every overlay address
 * @param subnet this site's overlay addresses
 * @param gateway this gateway's own
 * @param hosts this site's hosts, by overlay address
 * @param lans this site's LAN networks, sorted
 */
public record Ruleset(InterfaceName mesh, Cidr supernet, Cidr subnet, IpAddress gateway, List<Mapping> hosts,
		List<Cidr> lans) {

	public Ruleset {
		hosts = hosts.stream().sorted(Comparator.comparing(Mapping::overlay)).toList();
		lans = lans.stream().sorted().toList();
	}

}
