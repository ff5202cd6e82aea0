package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * The desired firewall and NAT.
 *
 * @param mesh the mesh's WireGuard interface
 * @param supernet every overlay address
 * @param subnet this site's overlay addresses
 * @param gateway this gateway's own
 * @param hosts this site's hosts, by overlay address
 * @param members every registered overlay address of the mesh
 * @param isolated those that may only be reached
 * @param devices the devices that connect here, none but at the hub
 * @param lans this gateway's addresses on its LANs, sorted by network
 * @param bystanders its addresses on networks that overlap the supernet and are not the
 * mesh's
 * @param lansIsolated whether nothing may pass from one LAN to another
 */
public record Ruleset(InterfaceName mesh, Cidr supernet, Cidr subnet, IpAddress gateway, List<NatMapping> hosts,
		List<AddressRange> members, List<AddressRange> isolated, List<AddressRange> devices, List<LanAddress> lans,
		List<Bystander> bystanders, boolean lansIsolated) {

	public Ruleset {
		hosts = hosts.stream().sorted(Comparator.comparing(NatMapping::overlay)).toList();
		members = List.copyOf(members);
		isolated = List.copyOf(isolated);
		devices = List.copyOf(devices);
		lans = List.copyOf(lans);
		bystanders = List.copyOf(bystanders);
	}

}
