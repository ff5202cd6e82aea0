package dev.wm.agent.observed;

import java.util.List;

import dev.wm.agent.routing.RoutingRule;

/**
 * The observed forwarding and routing of the mesh's packets. Immutable.
 *
 * @param forwarding whether the kernel forwards IPv4
 * @param routes the routes through the mesh's interface
 * @param rules those of the kernel's routing rules that have the form of the agent's
 * @param marksValidated whether the kernel minds a packet's mark when it validates its
 * source ({@code src_valid_mark}), without which rp_filter drops what the rules let pass
 */
public record RoutingState(boolean forwarding, List<RouteState> routes, List<RoutingRule> rules,
		boolean marksValidated) {

	public RoutingState {
		routes = List.copyOf(routes);
		rules = List.copyOf(rules);
	}

}
