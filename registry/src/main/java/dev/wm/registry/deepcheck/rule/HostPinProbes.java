package dev.wm.registry.deepcheck.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.host.Host;
import dev.wm.registry.check.rule.HostPinFindings;
import org.jspecify.annotations.Nullable;

/**
 * Compares the hosts' pins with the Ethernet addresses that answered: another one is an
 * error, and hosts without a pin are offered one.
 *
 * @param hosts every host
 * @param probes the probe of each host by its own gateway
 */
record HostPinProbes(List<Host> hosts, Map<HostName, HostProbe> probes) {

	private static final int SINGLE = 3;

	private static final int NAMED = 5;

	/** The pinned hosts whose address another machine has. */
	Stream<Finding> taken() {
		return this.hosts.stream().flatMap((host) -> {
			MacAddress seen = seen(host);
			return (host.mac() != null && seen != null && !seen.equals(host.mac()))
					? Stream.of(HostPinFindings.taken(host, seen)) : Stream.empty();
		});
	}

	/** The offers to pin the others: one each, or one for all if there are many. */
	List<Finding> offers() {
		List<Host> unpinned = unpinned();
		return (unpinned.size() <= SINGLE) ? unpinned.stream().map(this::offer).toList() : List.of(offer(unpinned));
	}

	// Behind a router or proxy ARP, several addresses answer from one Ethernet address.
	private List<Host> unpinned() {
		Map<Machine, Integer> count = new HashMap<>();
		this.probes.values().forEach((probe) -> {
			MacAddress mac = probe.mac();
			if (mac != null) {
				count.merge(new Machine(probe.name().domain(), mac), 1, Integer::sum);
			}
		});
		return this.hosts.stream().filter((host) -> host.mac() == null).filter((host) -> {
			MacAddress seen = seen(host);
			return seen != null && count.getOrDefault(new Machine(host.name().domain(), seen), 0) == 1;
		}).toList();
	}

	private @Nullable MacAddress seen(Host host) {
		HostProbe probe = this.probes.get(host.name());
		return (probe != null) ? probe.mac() : null;
	}

	private Finding offer(Host host) {
		return new Finding(Severity.INFO, "host_unpinned", "host", host.name().toString(),
				host.name() + " answers from " + seen(host) + " and is not pinned to it.",
				"Pin it if it matters: " + command(host));
	}

	private Finding offer(List<Host> unpinned) {
		int more = unpinned.size() - NAMED;
		String named = unpinned.stream()
			.limit(NAMED)
			.map((host) -> host.name() + " from " + seen(host))
			.collect(Collectors.joining(", "));
		Host first = unpinned.getFirst();
		return new Finding(Severity.INFO, "host_unpinned", "host", first.name().toString(),
				unpinned.size() + " hosts are not pinned to the Ethernet addresses from which they answer: " + named
						+ ((more > 0) ? " and " + more + " more." : "."),
				"Pin what matters, each by its name and address: " + command(first));
	}

	private String command(Host host) {
		return "wm edit host " + host.name() + " --mac " + seen(host);
	}

	/**
	 * An Ethernet address on the LANs of a site.
	 *
	 * @param site the site
	 * @param mac the address
	 */
	private record Machine(SiteDomain site, MacAddress mac) {
	}

}
