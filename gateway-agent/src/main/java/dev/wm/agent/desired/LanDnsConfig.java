package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.IpAddress;

/**
 * What one of a site's further LANs is answered: its own hosts with the addresses that
 * they have there, and otherwise what everybody is answered.
 *
 * @param addresses where its machines ask: the gateway's addresses there, sorted
 * @param entries its hosts, sorted
 */
public record LanDnsConfig(List<IpAddress> addresses, List<DnsEntry> entries) {

	public LanDnsConfig {
		addresses = addresses.stream().sorted().toList();
		entries = entries.stream()
			.sorted(Comparator.comparing(DnsEntry::address).thenComparing(DnsEntry::name))
			.toList();
	}

}
