package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Addresses without a gap between them. A mesh hands its addresses out one after the
 * other, so its thousands of hosts are few ranges.
 *
 * @param first the lowest
 * @param last the highest, perhaps the same
 */
public record AddressRange(IpAddress first, IpAddress last) {

	/**
	 * The least ranges that hold just some addresses.
	 * @param addresses the addresses, in any order
	 * @return the ranges, sorted
	 */
	public static List<AddressRange> of(Collection<IpAddress> addresses) {
		List<AddressRange> ranges = new ArrayList<>();
		for (IpAddress address : addresses.stream().sorted().toList()) {
			AddressRange before = ranges.isEmpty() ? null : ranges.getLast();
			if (before != null && address.toLong() <= before.last.toLong() + 1) {
				ranges.set(ranges.size() - 1, new AddressRange(before.first, address));
			}
			else {
				ranges.add(new AddressRange(address, address));
			}
		}
		return ranges;
	}

	/**
	 * Each address by itself.
	 * @return the addresses, sorted
	 */
	public Stream<IpAddress> addresses() {
		return LongStream.rangeClosed(this.first.toLong(), this.last.toLong())
			.mapToObj((address) -> new IpAddress((int) address));
	}

	/**
	 * The least networks that hold just these addresses.
	 * @return the networks, sorted
	 */
	public List<Cidr> networks() {
		List<Cidr> networks = new ArrayList<>();
		long next = this.first.toLong();
		long end = this.last.toLong();
		while (next <= end) {
			long size = Math.min((next == 0) ? 1L << IpAddress.LENGTH : Long.lowestOneBit(next),
					Long.highestOneBit(end - next + 1));
			int length = IpAddress.LENGTH - Long.numberOfTrailingZeros(size);
			networks.add(new Cidr(new IpAddress((int) next), length));
			next += size;
		}
		return networks;
	}

	@Override
	public String toString() {
		return this.first.equals(this.last) ? this.first.toString() : this.first + "-" + this.last;
	}

}
