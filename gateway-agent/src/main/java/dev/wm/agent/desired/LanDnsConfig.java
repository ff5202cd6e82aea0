package dev.wm.agent.desired;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.IpAddress;

/**
 * The names of one of a site's further LANs: its own hosts with their LAN addresses;
 * everything else is answered as on the mesh.
 *
 * @param addresses the gateway's addresses on that LAN, where its resolver listens,
 * sorted
 * @param entries its hosts, sorted
 * @param wildcards names of its hosts that stand for every name below them, too, sorted
 */
public record LanDnsConfig(List<IpAddress> addresses, List<DnsEntry> entries, List<DnsEntry> wildcards) {

	public LanDnsConfig {
		addresses = addresses.stream().sorted().toList();
		entries = sorted(entries);
		wildcards = sorted(wildcards);
	}

	/** Whether its resolver can listen there: another program may have all addresses. */
	boolean isServed() {
		return !this.addresses.isEmpty();
	}

	private static List<DnsEntry> sorted(List<DnsEntry> entries) {
		return entries.stream().sorted(Comparator.comparing(DnsEntry::address).thenComparing(DnsEntry::name)).toList();
	}

}
