package dev.wm.agent.reconcile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;

/**
 * Finds the LANs that this machine is on: the private networks (RFC 1918) of its
 * interfaces, without those that only reach virtual machines, containers and tunnels.
 */
final class LanDiscovery {

	private static final Pattern VIRTUAL = Pattern.compile("lo|(wg|docker|br-|veth|virbr).*");

	private LanDiscovery() {
	}

	/**
	 * Finds the LAN interfaces.
	 * @param interfaces every interface
	 * @param chosen those of WM_LAN_INTERFACES, empty to discover them
	 * @return those that are up
	 */
	static List<NetworkInterface> find(List<NetworkInterface> interfaces, List<InterfaceName> chosen) {
		return interfaces.stream()
			.filter(NetworkInterface::up)
			.filter((candidate) -> chosen.isEmpty() ? isLan(candidate) : isChosen(candidate, chosen))
			.toList();
	}

	private static boolean isChosen(NetworkInterface candidate, List<InterfaceName> chosen) {
		return chosen.stream().anyMatch((name) -> name.text().equals(candidate.name()));
	}

	private static boolean isLan(NetworkInterface candidate) {
		return !VIRTUAL.matcher(candidate.name()).matches() && InterfaceName.isValid(candidate.name())
				&& privateAddresses(candidate).findAny().isPresent();
	}

	/**
	 * The networks that are neither a LAN's nor the mesh's.
	 * @param interfaces every interface
	 * @param lans those that are LANs
	 * @param mesh the mesh's WireGuard interface
	 * @return the networks of the others, sorted
	 */
	static List<Cidr> uplinks(List<NetworkInterface> interfaces, List<NetworkInterface> lans, InterfaceName mesh) {
		return interfaces.stream()
			.filter((candidate) -> candidate.up() && !lans.contains(candidate))
			.filter((candidate) -> !candidate.name().equals(mesh.text()))
			.flatMap((candidate) -> candidate.addresses().stream())
			.filter((address) -> !address.address().isLoopback())
			.map(InterfaceAddress::network)
			.sorted()
			.distinct()
			.toList();
	}

	/**
	 * This machine's addresses on its LANs.
	 * @param lanInterfaces the interfaces
	 * @return those of private networks
	 */
	static List<LanAddress> addresses(List<NetworkInterface> lanInterfaces) {
		return lanInterfaces.stream()
			.flatMap((lan) -> privateAddresses(lan)
				.map((address) -> new LanAddress(new InterfaceName(lan.name()), address)))
			.toList();
	}

	private static Stream<InterfaceAddress> privateAddresses(NetworkInterface candidate) {
		return candidate.addresses()
			.stream()
			.filter((address) -> Cidr.PRIVATE.stream().anyMatch((range) -> range.contains(address.network())));
	}

}
