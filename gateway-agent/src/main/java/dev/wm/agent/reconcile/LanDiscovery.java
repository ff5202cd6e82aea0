package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * Finds the LANs that this machine is on: the private networks (RFC 1918) of its
 * interfaces, without those that only reach virtual machines, containers and tunnels.
 *
 * @param lans the LAN interfaces, all of them up
 * @param leftOut the others that have a private address, with the reason
 */
record LanDiscovery(List<NetworkInterface> lans, List<LeftOut> leftOut) {

	LanDiscovery {
		lans = List.copyOf(lans);
		leftOut = List.copyOf(leftOut);
	}

	/**
	 * Finds the LAN interfaces.
	 * @param interfaces every interface
	 * @param chosen those of WM_LAN_INTERFACES, empty to discover them
	 * @param mesh the mesh's own interface
	 * @param hosts the local addresses of the site's registered hosts: whoever registers
	 * a virtual machine or container takes its bridge for a LAN
	 * @return those that are up
	 */
	static LanDiscovery find(List<NetworkInterface> interfaces, List<InterfaceName> chosen, InterfaceName mesh,
			List<IpAddress> hosts) {
		InterfaceKinds kinds = new InterfaceKinds(interfaces);
		List<NetworkInterface> lans = new ArrayList<>();
		List<LeftOut> leftOut = new ArrayList<>();
		for (NetworkInterface candidate : interfaces) {
			if (!candidate.up() || candidate.name().equals(mesh.text())) {
				continue;
			}
			Optional<String> reason = chosen.isEmpty() ? reason(candidate, kinds, hosts) : unchosen(candidate, chosen);
			if (reason.isEmpty()) {
				lans.add(candidate);
			}
			else if (!kinds.isLoopback(candidate) && privateAddresses(candidate).findAny().isPresent()) {
				leftOut.add(new LeftOut(candidate.name(), privateAddresses(candidate).toList(), reason.get()));
			}
		}
		return new LanDiscovery(lans, leftOut);
	}

	private static Optional<String> unchosen(NetworkInterface candidate, List<InterfaceName> chosen) {
		return chosen.stream().anyMatch((name) -> name.text().equals(candidate.name())) ? Optional.empty()
				: Optional.of("WM_LAN_INTERFACES does not name it");
	}

	private static Optional<String> reason(NetworkInterface candidate, InterfaceKinds kinds, List<IpAddress> hosts) {
		if (privateAddresses(candidate).findAny().isEmpty()) {
			return Optional.of("its address is public");
		}
		if (!InterfaceName.isValid(candidate.name())) {
			return Optional.of("its name has unusual characters");
		}
		boolean registered = kinds.isBridge(candidate) && hosts.stream()
			.anyMatch((host) -> privateAddresses(candidate).anyMatch((address) -> address.network().contains(host)));
		return registered ? Optional.empty() : kinds.reasonAgainstLan(candidate);
	}

	/**
	 * The networks that are neither a LAN's nor the mesh's.
	 * @param interfaces every interface
	 * @param mesh the mesh's WireGuard interface
	 * @return the networks of the others, sorted
	 */
	List<Cidr> uplinks(List<NetworkInterface> interfaces, InterfaceName mesh) {
		return interfaces.stream()
			.filter((candidate) -> candidate.up() && !this.lans.contains(candidate))
			.filter((candidate) -> !candidate.name().equals(mesh.text()))
			.flatMap((candidate) -> candidate.addresses().stream())
			.filter((address) -> !address.address().isLoopback())
			.map(InterfaceAddress::network)
			.sorted()
			.distinct()
			.toList();
	}

	/** This machine's private addresses on its LANs. */
	List<LanAddress> addresses() {
		return this.lans.stream()
			.flatMap((lan) -> privateAddresses(lan)
				.map((address) -> new LanAddress(new InterfaceName(lan.name()), address)))
			.toList();
	}

	private static Stream<InterfaceAddress> privateAddresses(NetworkInterface candidate) {
		return candidate.addresses()
			.stream()
			.filter((address) -> Cidr.PRIVATE.stream().anyMatch((range) -> range.contains(address.network())));
	}

	/**
	 * An interface that is no LAN of the site.
	 *
	 * @param name its name
	 * @param addresses its private addresses
	 * @param reason why, as what follows a colon
	 */
	record LeftOut(String name, List<InterfaceAddress> addresses, String reason) {

		LeftOut {
			addresses = List.copyOf(addresses);
		}

		@Override
		public String toString() {
			return this.name + " " + String.join(", ", this.addresses.stream().map(InterfaceAddress::toString).toList())
					+ ": " + this.reason;
		}

	}

}
