package dev.wm.agent.desired;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * A name with one of its addresses. They sort by address; the first name of an address is
 * the answer to a reverse look-up, so the reserved domain comes last.
 *
 * @param name the full name
 * @param address the address
 */
public record DnsEntry(HostName name, IpAddress address) implements Comparable<DnsEntry> {

	@Override
	public int compareTo(DnsEntry other) {
		int order = this.address.compareTo(other.address);
		if (order == 0) {
			order = Boolean.compare(isReserved(), other.isReserved());
		}
		return (order != 0) ? order : this.name.compareTo(other.name);
	}

	private boolean isReserved() {
		return this.name.domain().equals(SiteDomain.HUB);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DnsEntry entry && entry.address.equals(this.address) && entry.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return 31 * this.address.hashCode() + this.name.hashCode();
	}

}
