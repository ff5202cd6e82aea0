package dev.wm.agent.desired;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * A name with one of its addresses. They sort by address; the first name of an address is
 * the answer to a reverse look-up, so the reserved domain and aliases come last.
 *
 * @param name the full name
 * @param address the address
 * @param alias whether it is an alias of the machine with that address
 */
public record DnsEntry(HostName name, IpAddress address, boolean alias) implements Comparable<DnsEntry> {

	/**
	 * A machine's own name.
	 * @param name the full name
	 * @param address the address
	 */
	public DnsEntry(HostName name, IpAddress address) {
		this(name, address, false);
	}

	@Override
	public int compareTo(DnsEntry other) {
		int order = this.address.compareTo(other.address);
		if (order == 0) {
			order = Integer.compare(rank(), other.rank());
		}
		return (order != 0) ? order : this.name.compareTo(other.name);
	}

	private int rank() {
		return this.alias ? 2 : this.name.domain().equals(SiteDomain.HUB) ? 1 : 0;
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DnsEntry entry && entry.address.equals(this.address) && entry.name.equals(this.name)
				&& entry.alias == this.alias;
	}

	@Override
	public int hashCode() {
		return 31 * this.address.hashCode() + this.name.hashCode();
	}

}
