package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A range of IPv4 addresses without gaps. A mesh allocates its addresses one after the
 * other, so its thousands of hosts are few ranges.
 *
 * @param first the lowest
 * @param last the highest, which may be the same
 */
public record AddressRange(IpAddress first, IpAddress last) {

	/**
	 * The fewest ranges that hold exactly the given addresses.
	 * @param addresses the addresses, in any order
	 * @return the ranges, sorted
	 */
	public static List<AddressRange> of(Collection<IpAddress> addresses) {
		long[] sorted = addresses.stream().mapToLong(IpAddress::toLong).sorted().toArray();
		List<AddressRange> ranges = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= sorted.length; i++) {
			if (i == sorted.length || sorted[i] > sorted[i - 1] + 1) {
				ranges.add(new AddressRange(new IpAddress((int) sorted[start]), new IpAddress((int) sorted[i - 1])));
				start = i;
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
	 * The fewest networks that hold exactly this range.
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

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AddressRange range && range.first.equals(this.first) && range.last.equals(this.last);
	}

	@Override
	public int hashCode() {
		return 31 * this.first.hashCode() + this.last.hashCode();
	}

	@Override
	public String toString() {
		return this.first.equals(this.last) ? this.first.toString() : this.first + "-" + this.last;
	}

}
