package dev.wm.agent.probe;

import java.util.List;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;

/**
 * What there is to look at from a gateway.
 *
 * @param own the gateway itself
 * @param others the gateways of the other sites, sorted
 * @param hosts the hosts of its own site, sorted
 * @param packet bytes of the largest IPv4 packet that the tunnel takes
 */
public record ProbeTargets(Gateway own, List<Gateway> others, List<Machine> hosts, int packet) {

	public ProbeTargets {
		others = List.copyOf(others);
		hosts = List.copyOf(hosts);
	}

	/**
	 * What a configuration says.
	 * @param config the configuration that is in force
	 * @param packet bytes of the largest IPv4 packet that the tunnel takes
	 * @return what there is to look at
	 */
	public static ProbeTargets of(GatewayConfig config, int packet) {
		// A gateway is always the first address of its site (W13).
		List<Gateway> others = config.peers()
			.stream()
			.map((peer) -> new Gateway(peer.domain(), peer.subnet().address().plus(1)))
			.toList();
		List<Machine> hosts = config.hosts()
			.stream()
			.map((host) -> new Machine(host.name(), host.localAddress()))
			.toList();
		return new ProbeTargets(new Gateway(config.site().domain(), config.site().gateway()), others, hosts, packet);
	}

	/**
	 * A gateway, whose name server answers at its overlay address.
	 *
	 * @param site where it is
	 * @param overlay its overlay address
	 */
	public record Gateway(SiteDomain site, IpAddress overlay) {

	}

	/**
	 * A host of the gateway's own site.
	 *
	 * @param name its name
	 * @param local its LAN address
	 */
	public record Machine(HostName name, IpAddress local) {

	}

}
