package dev.wm.registry.allocation;

import java.util.Collection;
import java.util.Optional;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Allocates subnets of the supernet. Pure.
 */
public final class SubnetAllocator {

	/** The usual prefix length of a site. */
	public static final int USUAL_PREFIX = 24;

	private SubnetAllocator() {
	}

	/**
	 * The prefix length for a request without one.
	 * @param supernet the mesh's supernet
	 * @return /24, or half of a supernet that is no larger than that
	 */
	public static int usualPrefix(Cidr supernet) {
		return Math.max(USUAL_PREFIX, supernet.prefixLength() + 1);
	}

	/**
	 * The lowest free subnet of a size.
	 * @param supernet the mesh's supernet
	 * @param prefixLength the size, a usable one
	 * @param taken the subnets that sites have
	 * @return the subnet, empty if none of this size is free
	 */
	public static Optional<Cidr> next(Cidr supernet, int prefixLength, Collection<Cidr> taken) {
		long end = supernet.last().toLong();
		long start = supernet.address().toLong();
		while (start <= end) {
			Cidr candidate = new Cidr(new IpAddress((int) start), prefixLength);
			Optional<Cidr> other = taken.stream().filter(candidate::overlaps).findFirst();
			if (other.isEmpty()) {
				return Optional.of(candidate);
			}
			// Both are powers of two, so the end of the larger one is aligned for the
			// candidate.
			start = Math.max(candidate.last().toLong(), other.get().last().toLong()) + 1;
		}
		return Optional.empty();
	}

}
