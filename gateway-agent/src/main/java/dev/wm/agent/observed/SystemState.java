package dev.wm.agent.observed;

import java.util.List;

import dev.wm.contract.net.NameServer;

/**
 * What the operating system has and the agent does not manage.
 *
 * @param upstreams the name servers that the machine uses, none of them itself
 * @param keptUpstreams whether the machine names none now, and these are the last ones
 * @param ownServers the machine's own addresses that it names instead, which are none
 * @param portHolders the other programs that listen on port 53, sorted by address
 * @param dnsmasqUser whether there is a user for dnsmasq to run as
 * @param router whether the kernel forwards although the agent never told it to
 */
public record SystemState(List<NameServer> upstreams, boolean keptUpstreams, List<NameServer> ownServers,
		List<PortHolder> portHolders, boolean dnsmasqUser, boolean router) {

	public SystemState {
		upstreams = List.copyOf(upstreams);
		ownServers = List.copyOf(ownServers);
		portHolders = List.copyOf(portHolders);
	}

	/** One that does not name itself as its name server. */
	public SystemState(List<NameServer> upstreams, boolean keptUpstreams, List<PortHolder> portHolders,
			boolean dnsmasqUser, boolean router) {
		this(upstreams, keptUpstreams, List.of(), portHolders, dnsmasqUser, router);
	}

}
