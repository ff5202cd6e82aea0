package dev.wm.agent.firewall;

import java.util.List;
import java.util.Map;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;

/**
 * What the mesh's packets look like on this gateway.
 *
 * @param mesh its WireGuard interface
 * @param supernet every overlay address
 * @param subnet the site's overlay addresses
 * @param gateway the gateway's own overlay address
 * @param far an overlay address of another site
 * @param port the tunnel's UDP port
 * @param uplink the interface of the default route, empty if there is none
 * @param lans its LANs, one entry for each interface
 * @param ports the ports of bridges and bonds, by their names
 */
public record MeshTraffic(String mesh, Cidr supernet, Cidr subnet, IpAddress gateway, IpAddress far, int port,
		String uplink, List<Lan> lans, Map<String, List<String>> ports) {

	public MeshTraffic {
		lans = List.copyOf(lans);
		ports = Map.copyOf(ports);
	}

	/**
	 * A LAN.
	 *
	 * @param device its interface
	 * @param own the gateway's address there
	 * @param host an address of a host there
	 * @param masquerades whether callers are hidden from a host there
	 */
	public record Lan(String device, InterfaceAddress own, IpAddress host, boolean masquerades) {

		IpAddress gateway() {
			return this.own.address();
		}

		/** The same, with another host. */
		public Lan with(IpAddress other) {
			return new Lan(this.device, this.own, other, this.masquerades);
		}

	}

	/** An overlay address of a host of the site. */
	IpAddress member() {
		return this.subnet.address().plus(2);
	}

	/** The interfaces below one. */
	List<String> portsOf(String device) {
		return this.ports.getOrDefault(device, List.of());
	}

}
