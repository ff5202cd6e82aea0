package dev.wm.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.cli.network.NetworkProbe;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A machine with the routes, names and servers that it is told.
 */
final class FakeNetworkProbe implements NetworkProbe {

	final Map<IpAddress, String> routes = new HashMap<>();

	final Map<String, IpAddress> names = new HashMap<>();

	final Set<IpAddress> servers = new HashSet<>();

	@Override
	public Optional<String> outgoingInterface(IpAddress address) {
		return Optional.ofNullable(this.routes.get(address));
	}

	@Override
	public List<IpAddress> resolve(HostName name) {
		return Optional.ofNullable(this.names.get(name.toString())).stream().toList();
	}

	@Override
	public boolean responds(IpAddress server, HostName name) {
		return this.servers.contains(server);
	}

}
