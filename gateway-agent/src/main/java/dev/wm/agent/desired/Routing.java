package dev.wm.agent.desired;

import java.util.List;

import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * The desired routes into the mesh; IPv4 forwarding is always desired.
 *
 * @param routes their destinations, sorted: the supernet, and what another network of
 * this machine would take from it
 * @param source their preferred source, the gateway's overlay address
 * @param rules the rules that keep the mesh shut while the nftables table is missing
 */
public record Routing(List<Cidr> routes, IpAddress source, List<RoutingRule> rules) {

	public Routing {
		routes = List.copyOf(routes);
		rules = List.copyOf(rules);
	}

}
