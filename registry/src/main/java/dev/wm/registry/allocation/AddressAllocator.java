package dev.wm.registry.allocation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Allocates overlay addresses. Released addresses are reused only when no fresh one is
 * left, the one longest free first, so that caches and connections of the former host can
 * expire. Pure.
 */
public final class AddressAllocator {

	// The network's own address and the gateway's.
	private static final long FIRST_HOST = 2;

	private AddressAllocator() {
	}

	/**
	 * The next free address.
	 * @param subnet the site's subnet
	 * @param taken the addresses in use
	 * @param released released addresses, longest free first
	 * @return the address, empty if the subnet is full
	 */
	public static Optional<IpAddress> next(Cidr subnet, Set<IpAddress> taken, List<IpAddress> released) {
		Set<IpAddress> recent = Set.copyOf(released);
		long last = subnet.size() - 2;
		for (long index = FIRST_HOST; index <= last; index++) {
			IpAddress candidate = subnet.address().plus(index);
			if (!taken.contains(candidate) && !recent.contains(candidate)) {
				return Optional.of(candidate);
			}
		}
		return released.stream()
			.filter((address) -> !taken.contains(address) && AddressRules.isMember(subnet, address))
			.findFirst();
	}

}
