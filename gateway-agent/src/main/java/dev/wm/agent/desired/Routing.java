package dev.wm.agent.desired;

import java.util.List;

import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * The desired route into the mesh; IPv4 forwarding is always desired.
 *
 * @param supernet its destination
 * @param source its preferred source, the gateway's overlay address
 * @param rules the rules that keep the mesh shut while the nftables table is missing
 */
public record Routing(Cidr supernet, IpAddress source, List<RoutingRule> rules) {

	public Routing {
		rules = List.copyOf(rules);
	}

}
