package dev.wm.registry.allocation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Which address of a site's subnet comes next. An address that was given back is used
 * again only when no fresh one is left, the one longest free first: caches and
 * connections of its former host get time to end.
 */
public final class AddressAllocator {

	// The network's own address and the gateway's.
	private static final long FIRST_HOST = 2;

	private AddressAllocator() {
	}

	/**
	 * The address of a site's gateway.
	 * @param subnet the site's subnet
	 * @return always its first address
	 */
	public static IpAddress gateway(Cidr subnet) {
		return subnet.address().plus(1);
	}

	/**
	 * Whether a host may have an address.
	 * @param subnet the site's subnet
	 * @param address the address
	 * @return true if it is inside and neither the gateway's, the network's nor the
	 * broadcast address
	 */
	public static boolean isForHosts(Cidr subnet, IpAddress address) {
		return subnet.hasHost(address) && !address.equals(gateway(subnet));
	}

	/**
	 * The next address for a host.
	 * @param subnet the site's subnet
	 * @param taken what its hosts have
	 * @param released what its former hosts had, longest free first
	 * @return the address, empty if every one is taken
	 */
	public static Optional<IpAddress> next(Cidr subnet, Set<IpAddress> taken, List<IpAddress> released) {
		Set<IpAddress> resting = Set.copyOf(released);
		long last = subnet.size() - 2;
		for (long place = FIRST_HOST; place <= last; place++) {
			IpAddress candidate = subnet.address().plus(place);
			if (!taken.contains(candidate) && !resting.contains(candidate)) {
				return Optional.of(candidate);
			}
		}
		return released.stream()
			.filter((address) -> !taken.contains(address) && isForHosts(subnet, address))
			.findFirst();
	}

}
