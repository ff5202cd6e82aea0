package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.host.Host;

/**
 * Assigns each host to the LAN that its address is in. A host that is on none of them is
 * known by its overlay address alone.
 *
 * @param context the machine with its LANs
 * @param hosts the site's hosts
 */
record LanAssignment(LocalContext context, List<Host> hosts) {

	/** The names of the first LAN, empty if there is no LAN. */
	LanDnsConfig first() {
		List<Cidr> lans = this.context.lans();
		return lans.isEmpty() ? new LanDnsConfig(List.of(), List.of(), List.of()) : names(lans.getFirst());
	}

	/** The names of each further LAN. */
	List<LanDnsConfig> further() {
		return all().stream().skip(1).filter(LanDnsConfig::isServed).toList();
	}

	/** The names of each LAN on which its resolver can listen. */
	List<LanDnsConfig> served() {
		return all().stream().filter(LanDnsConfig::isServed).toList();
	}

	private List<LanDnsConfig> all() {
		return this.context.lans().stream().map(this::names).toList();
	}

	/**
	 * The interfaces of the LAN that holds an address: of several networks that contain
	 * it the smallest, by which the kernel would route to it too.
	 * @param address a host's address
	 * @return sorted, empty if no LAN holds it
	 */
	List<InterfaceName> interfaces(IpAddress address) {
		List<LanAddress> holding = this.context.lanAddresses()
			.stream()
			.filter((lan) -> lan.address().network().contains(address))
			.toList();
		int longest = holding.stream().mapToInt((lan) -> lan.address().prefixLength()).max().orElse(0);
		return holding.stream()
			.filter((lan) -> lan.address().prefixLength() == longest)
			.map(LanAddress::lan)
			.distinct()
			.sorted()
			.toList();
	}

	private Stream<Host> on(Cidr lan) {
		return this.hosts.stream().filter((host) -> lan.contains(host.localAddress()));
	}

	private LanDnsConfig names(Cidr lan) {
		return new LanDnsConfig(
				this.context.addresses()
					.stream()
					.filter((address) -> address.network().equals(lan))
					.map(InterfaceAddress::address)
					.filter((address) -> !this.context.taken().contains(address))
					.toList(),
				on(lan).flatMap((host) -> DnsEntries.of(host, host.localAddress())).toList(),
				on(lan).flatMap((host) -> DnsEntries.wildcards(host, host.localAddress())).toList());
	}

}
