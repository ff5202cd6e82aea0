package dev.wm.contract.net;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;

/**
 * The rules for the networks and addresses of a mesh: the registry applies them to what
 * people ask for, each gateway to what the registry sends. Pure.
 */
public final class AddressRules {

	/** The longest prefix length of a site's subnet: a gateway and one host. */
	public static final int LONGEST_PREFIX = 30;

	private static final int SHORTEST_SUPERNET = 8;

	private static final int LONGEST_SUPERNET = 24;

	// RFC 6598, shared address space of carriers: as private as RFC 1918 for a mesh.
	private static final Cidr SHARED = Cidr.parse("100.64.0.0/10");

	private AddressRules() {
	}

	/**
	 * Refuses a network that cannot be a mesh's supernet.
	 * @param supernet the network
	 * @return the network
	 * @throws InvalidValueException if it is not private, or too large or too small
	 */
	public static Cidr requireSupernet(Cidr supernet) {
		if (Stream.concat(Cidr.PRIVATE.stream(), Stream.of(SHARED)).noneMatch((range) -> range.contains(supernet))) {
			throw new InvalidValueException(supernet + " is not a private network: choose one inside 10.0.0.0/8, "
					+ "172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.");
		}
		if (supernet.prefixLength() < SHORTEST_SUPERNET || supernet.prefixLength() > LONGEST_SUPERNET) {
			throw new InvalidValueException(
					supernet + " is not a usable size: choose a prefix length from /8 to /24, such as /16.");
		}
		return supernet;
	}

	/**
	 * Whether a site's subnet may have a prefix length.
	 * @param supernet the mesh's supernet
	 * @param prefixLength the subnet's prefix length
	 * @return true if it is smaller than the supernet and has room for a host
	 */
	public static boolean isSubnetPrefix(Cidr supernet, int prefixLength) {
		return prefixLength > supernet.prefixLength() && prefixLength <= LONGEST_PREFIX;
	}

	/**
	 * Whether a network may be a site's subnet.
	 * @param supernet the mesh's supernet
	 * @param subnet the network
	 * @return true if it is a part of the supernet and has room for a host
	 */
	public static boolean isSubnet(Cidr supernet, Cidr subnet) {
		return supernet.contains(subnet) && isSubnetPrefix(supernet, subnet.prefixLength());
	}

	/**
	 * The overlay address of a site's gateway.
	 * @param subnet the site's subnet
	 * @return always its first address
	 */
	public static IpAddress gateway(Cidr subnet) {
		return subnet.address().plus(1);
	}

	/**
	 * Whether a host or device may have an overlay address.
	 * @param subnet its site's subnet
	 * @param address the address
	 * @return true if it is inside and neither the gateway's, the network's nor the
	 * broadcast address
	 */
	public static boolean isMember(Cidr subnet, IpAddress address) {
		return subnet.hasHost(address) && !address.equals(gateway(subnet));
	}

	/**
	 * Whether a host may have a local address, whatever its site's LANs are.
	 * @param supernet the mesh's supernet
	 * @param address the address
	 * @return false if it is loopback, link-local, multicast, otherwise no machine's, or
	 * inside the mesh
	 */
	public static boolean isLocal(Cidr supernet, IpAddress address) {
		return address.isUnicast() && !supernet.contains(address);
	}

	/**
	 * Whether a site's LANs hold a host's local address.
	 * @param lans the LANs, empty while they are not known
	 * @param address the address
	 * @return true if one does, or none is known
	 */
	public static boolean isInLan(List<Cidr> lans, IpAddress address) {
		return lans.isEmpty() || lans.stream().anyMatch((lan) -> lan.hasHost(address));
	}

}
