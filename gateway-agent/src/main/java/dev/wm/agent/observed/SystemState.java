package dev.wm.agent.observed;

import java.util.List;

import dev.wm.contract.net.IpAddress;

/**
 * What the operating system has and the agent does not manage.
 *
 * @param upstreams the name servers that the machine uses, none of them itself
 * @param dnsmasqUser whether there is a user for dnsmasq to run as
 * @param router whether the kernel forwards although the agent never told it to
 */
public record SystemState(List<IpAddress> upstreams, boolean dnsmasqUser, boolean router) {

	public SystemState {
		upstreams = List.copyOf(upstreams);
	}

}
