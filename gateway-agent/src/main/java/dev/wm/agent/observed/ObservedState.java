package dev.wm.agent.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;

/**
 * The observed state of the machine. Immutable.
 *
 * @param interfaces every network interface
 * @param tunnel the mesh interface's WireGuard state, empty if it does not exist or is
 * not WireGuard
 * @param made the name of the WireGuard interface that the agent made, empty if unknown
 * @param routing forwarding, routes and routing rules
 * @param table the nftables table, empty if it is not loaded
 * @param files the managed files that exist
 * @param appliedEndpoints the endpoints in wg0.conf, which were applied last
 * @param admitted the addresses that the table admitted when conntrack entries were last
 * deleted, empty if unknown
 * @param resolver dnsmasq
 * @param lanResolvers the names of the further LANs' dnsmasq instances that run
 * @param system what the agent does not manage
 */
public record ObservedState(List<NetworkInterface> interfaces, Optional<TunnelState> tunnel, Optional<String> made,
		RoutingState routing, Optional<TableState> table, Map<ManagedFile, FileState> files,
		Map<PublicKey, Endpoint> appliedEndpoints, Optional<AdmittedAddresses> admitted, ResolverState resolver,
		Set<String> lanResolvers, SystemState system) {

	public ObservedState {
		interfaces = List.copyOf(interfaces);
		files = Map.copyOf(files);
		appliedEndpoints = Map.copyOf(appliedEndpoints);
		lanResolvers = Set.copyOf(lanResolvers);
	}

	/** The same without traffic counters, which differ each time. */
	public ObservedState withoutTraffic() {
		return new ObservedState(this.interfaces, this.tunnel.map(TunnelState::withoutTraffic), this.made, this.routing,
				this.table, this.files, this.appliedEndpoints, this.admitted, this.resolver, this.lanResolvers,
				this.system);
	}

	/**
	 * Looks an interface up.
	 * @param name its name
	 * @return empty if it is not there
	 */
	public Optional<NetworkInterface> networkInterface(String name) {
		return this.interfaces.stream().filter((candidate) -> candidate.name().equals(name)).findFirst();
	}

}
