package dev.wm.agent.desired;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * What only this machine knows of itself.
 *
 * @param privateKey this gateway's key
 * @param lans the networks on its LAN interfaces, sorted
 * @param lanInterfaces those interfaces, sorted
 * @param upstreams whom to ask for names that are not the mesh's
 * @param dnsAsRoot whether dnsmasq has no user of its own here
 */
public record Locality(PrivateKey privateKey, List<Cidr> lans, List<InterfaceName> lanInterfaces,
		List<IpAddress> upstreams, boolean dnsAsRoot) {

	public Locality {
		lans = lans.stream().sorted().distinct().toList();
		lanInterfaces = lanInterfaces.stream().sorted().distinct().toList();
		upstreams = List.copyOf(upstreams);
	}

}
