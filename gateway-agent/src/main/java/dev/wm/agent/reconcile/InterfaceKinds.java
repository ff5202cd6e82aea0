package dev.wm.agent.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.contract.net.InterfaceName;

/**
 * Tells by what an interface is whether a LAN can be behind it. Only what is known to
 * reach nothing but containers, virtual machines, this machine or a tunnel is left out:
 * the gateway is often a container itself, whose LAN interface is a veth.
 *
 * @param all every interface, since a bridge is what its ports are
 */
record InterfaceKinds(List<NetworkInterface> all) {

	private static final String BRIDGE = "bridge";

	private static final Set<String> TUNNELS = Set.of("wireguard", "tun", "ipip", "ip6tnl", "gre", "gretap", "erspan",
			"sit", "vti", "xfrm", "vxlan", "geneve", "gtp", "ovpn", "ppp");

	private static final Set<String> WITHIN = Set.of("dummy", "ifb", "nlmon", "vcan");

	// A veth or tap port with such a name leads to a container or a virtual machine.
	private static final Set<String> GUEST_PORTS = Set.of("veth", "tun", "dummy");

	private static final Pattern GUEST_PORT = Pattern
		.compile("(veth|vnet|tap|vb-|ve-|fwpr|fwln|lxc|cali|virbr\\d+-nic|macvtap).*");

	// For an ip program that shows no kinds, and for unbridged veth pairs.
	private static final Pattern GUEST_NETWORK = Pattern
		.compile("(docker|veth|ve-|vb-|virbr|lxdbr|lxcbr|incusbr|podman|cni|flannel|cali|kube).*|br-[0-9a-f]{12}");

	private static final Pattern TUNNEL = Pattern.compile("(wg|zt|tun|tap|tailscale|nebula|ppp).*");

	InterfaceKinds {
		all = List.copyOf(all);
	}

	/**
	 * Why no LAN is behind an interface.
	 * @param candidate one with a private address
	 * @return empty if it may be a LAN's
	 */
	Optional<String> reasonAgainstLan(NetworkInterface candidate) {
		String kind = candidate.link().kind();
		if (isLoopback(candidate)) {
			return Optional.of("it is the loopback interface");
		}
		if (isTunnel(candidate)) {
			return Optional.of("it is a tunnel");
		}
		if (kind != null && WITHIN.contains(kind)) {
			return Optional.of("it is a " + kind + " interface, which reaches nothing but this machine");
		}
		if (isBridge(candidate)) {
			return isGuestBridge(candidate)
					? Optional.of("it is a bridge that reaches nothing but containers or virtual machines")
					: Optional.empty();
		}
		return GUEST_NETWORK.matcher(candidate.name()).matches()
				? Optional.of("by its name it reaches nothing but containers or virtual machines") : Optional.empty();
	}

	/**
	 * The networks that this machine is on.
	 * @param mesh the mesh's interface, which is left out
	 * @return those of the interfaces that are up, sorted
	 */
	List<OwnNetwork> networks(InterfaceName mesh) {
		return this.all.stream()
			.filter((candidate) -> candidate.up() && !candidate.name().equals(mesh.text()))
			.flatMap((candidate) -> candidate.addresses()
				.stream()
				.filter((address) -> !address.address().isLoopback())
				.map((address) -> new OwnNetwork(candidate.name(), address, isOfGuests(candidate))))
			.sorted(Comparator.comparing((OwnNetwork network) -> network.address().network())
				.thenComparing(OwnNetwork::name)
				.thenComparing((network) -> network.address().address()))
			.toList();
	}

	private boolean isOfGuests(NetworkInterface candidate) {
		return isBridge(candidate) ? isGuestBridge(candidate)
				: GUEST_NETWORK.matcher(candidate.name()).matches() && !candidate.link().defaultRoute();
	}

	boolean isLoopback(NetworkInterface candidate) {
		return candidate.name().equals("lo");
	}

	boolean isBridge(NetworkInterface candidate) {
		return BRIDGE.equals(candidate.link().kind());
	}

	private static boolean isTunnel(NetworkInterface candidate) {
		String kind = candidate.link().kind();
		return candidate.link().pointToPoint() || (kind != null && TUNNELS.contains(kind))
				|| (kind == null && TUNNEL.matcher(candidate.name()).matches());
	}

	// One through which this machine gets its address or its way out has a LAN behind it,
	// be the router a virtual machine.
	private boolean isGuestBridge(NetworkInterface bridge) {
		return !bridge.link().defaultRoute() && !bridge.link().dynamic()
				&& this.all.stream()
					.filter((port) -> bridge.name().equals(port.link().master()))
					.allMatch((port) -> isGuestPort(port, bridge));
	}

	// On LXD's or Docker's own bridge the user may have named the port himself.
	private static boolean isGuestPort(NetworkInterface port, NetworkInterface bridge) {
		String kind = port.link().kind();
		return kind != null && GUEST_PORTS.contains(kind)
				&& (GUEST_PORT.matcher(port.name()).matches() || GUEST_NETWORK.matcher(bridge.name()).matches());
	}

}
