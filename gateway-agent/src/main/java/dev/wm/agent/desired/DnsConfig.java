package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.SiteDomain;

/**
 * The desired names, listen addresses and upstreams of the site's resolver.
 *
 * @param domains the mesh's domains, sorted: never forwarded upstream
 * @param supernet the overlay addresses: reverse look-ups are never forwarded upstream
 * @param entries every name with every address that it has for this site, sorted
 * @param wildcards names that stand for every name below them, too, each with its overlay
 * address, sorted
 * @param gateway its address in the mesh, where it listens
 * @param addresses the gateway's addresses on its first LAN, where it listens, too,
 * sorted
 * @param loopback whether it listens on 127.0.0.1, too
 * @param lans the names of its LANs that have a resolver of their own: the further ones,
 * and the first if a host there has a wildcard
 * @param upstreams the upstream name servers, in order
 * @param asRoot whether it has to run as root because it has no user of its own
 */
public record DnsConfig(List<SiteDomain> domains, Cidr supernet, List<DnsEntry> entries, List<DnsEntry> wildcards,
		IpAddress gateway, List<IpAddress> addresses, boolean loopback, List<LanDnsConfig> lans,
		List<NameServer> upstreams, boolean asRoot) {

	public DnsConfig {
		domains = domains.stream().sorted().distinct().toList();
		entries = sorted(entries);
		wildcards = sorted(wildcards);
		addresses = addresses.stream().sorted().toList();
		lans = List.copyOf(lans);
		upstreams = List.copyOf(upstreams);
	}

	private static List<DnsEntry> sorted(List<DnsEntry> entries) {
		DnsEntry[] sorted = entries.toArray(DnsEntry[]::new);
		Arrays.sort(sorted);
		List<DnsEntry> distinct = new ArrayList<>(sorted.length);
		for (DnsEntry entry : sorted) {
			if (distinct.isEmpty() || !distinct.getLast().equals(entry)) {
				distinct.add(entry);
			}
		}
		return Collections.unmodifiableList(distinct);
	}

}
