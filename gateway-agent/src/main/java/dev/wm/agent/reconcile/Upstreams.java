package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.probe.UpstreamState;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;

/**
 * The upstream name servers: those of gateway.env, or else the machine's own.
 *
 * @param servers the ones to ask, in order
 * @param problems a sentence for each that is left out, and for none at all
 */
record Upstreams(List<NameServer> servers, List<String> problems) {

	static Upstreams of(ObservedState observed, GatewaySettings settings,
			BiFunction<List<NameServer>, Set<IpAddress>, Map<NameServer, UpstreamState>> states) {
		boolean set = !settings.upstreams().isEmpty();
		Set<String> interfaces = observed.interfaces().stream().map(NetworkInterface::name).collect(Collectors.toSet());
		List<NameServer> servers = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		for (NameServer server : set ? settings.upstreams() : observed.system().upstreams()) {
			// dnsmasq would not start with an interface that is not there.
			if (server.scope() == null || interfaces.contains(server.scope().text())) {
				servers.add(server);
			}
			else {
				problems.add("The name server " + server + " is left out, since there is no interface " + server.scope()
						+ ": correct "
						+ (set ? "WM_UPSTREAM_DNS in gateway.env and restart wm-gateway." : "/etc/resolv.conf."));
			}
		}
		Map<NameServer, UpstreamState> seen = states.apply(List.copyOf(servers), observed.addresses());
		for (NameServer server : List.copyOf(servers)) {
			switch (seen.getOrDefault(server, UpstreamState.ANSWERING)) {
				case LOOPING -> {
					servers.remove(server);
					problems.add("The name server " + server
							+ " asks this gateway in turn, a loop, so it is left out: let it"
							+ " forward nothing but the mesh's domains to this gateway, or set WM_UPSTREAM_DNS in"
							+ " gateway.env to another name server and restart wm-gateway.");
				}
				case SILENT -> problems.add("The name server " + server + " does not answer: check it, or set"
						+ " WM_UPSTREAM_DNS in gateway.env to one that does and restart wm-gateway.");
				case ANSWERING -> {
				}
			}
		}
		if (servers.isEmpty() && problems.isEmpty()) {
			problems.add(itself(observed)
					+ "No upstream name server is known: set WM_UPSTREAM_DNS in gateway.env and restart wm-gateway.");
		}
		if (!servers.isEmpty() && !set && observed.system().keptUpstreams()) {
			String itself = itself(observed);
			problems.add((itself.isEmpty() ? "This machine's /etc/resolv.conf names no name server, so" : itself + "So")
					+ " the last one stays in use ("
					+ servers.stream().map(NameServer::toString).collect(Collectors.joining(", "))
					+ "): correct that file, or set WM_UPSTREAM_DNS in gateway.env and restart wm-gateway.");
		}
		return new Upstreams(servers, problems);
	}

	// It cannot ask itself for what it does not know.
	private static String itself(ObservedState observed) {
		List<NameServer> own = observed.system().ownServers();
		return own.isEmpty() ? ""
				: "This machine's /etc/resolv.conf names this gateway itself ("
						+ own.stream().map(NameServer::toString).collect(Collectors.joining(", "))
						+ ") as name server and no other. ";
	}

}
