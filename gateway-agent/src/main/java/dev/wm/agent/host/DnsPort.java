package dev.wm.agent.host;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.PortHolder;
import dev.wm.agent.observed.SocketTable;
import dev.wm.contract.net.IpAddress;

/**
 * Finds the programs that listen on port 53 and are not the agent's dnsmasq. While the
 * sockets are the same, no process is looked at again.
 */
final class DnsPort {

	private static final List<String> TABLES = List.of("udp", "tcp", "udp6", "tcp6");

	private final Paths paths;

	private final ProcessTable processes;

	private Map<Long, IpAddress> known = Map.of();

	private Set<Long> knownOwn = Set.of();

	private List<PortHolder> holders = List.of();

	DnsPort(Paths paths, ProcessTable processes) {
		this.paths = paths;
		this.processes = processes;
	}

	/**
	 * The other holders.
	 * @param own the process ids of the agent's dnsmasq instances
	 * @return sorted by address
	 */
	List<PortHolder> holders(Set<Long> own) {
		Map<Long, IpAddress> sockets = new HashMap<>();
		TABLES.forEach((table) -> sockets
			.putAll(SocketTable.dnsListeners(FileReader.text(this.paths.sockets(table)).orElse(""))));
		if (!sockets.equals(this.known) || !own.equals(this.knownOwn)) {
			this.holders = find(new HashMap<>(sockets), own);
			this.known = sockets;
			this.knownOwn = Set.copyOf(own);
		}
		return this.holders;
	}

	private List<PortHolder> find(Map<Long, IpAddress> sockets, Set<Long> own) {
		own.forEach((pid) -> sockets.keySet().removeAll(this.processes.sockets(pid)));
		Set<PortHolder> found = new HashSet<>();
		sockets.forEach((inode,
				address) -> found.add(this.processes.owner(inode)
					.map((pid) -> new PortHolder(address, this.processes.name(pid), pid))
					.orElse(new PortHolder(address, "another program", 0))));
		return found.stream()
			.sorted(Comparator.comparing(PortHolder::address).thenComparingLong(PortHolder::pid))
			.toList();
	}

}
