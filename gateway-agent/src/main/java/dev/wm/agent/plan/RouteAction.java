package dev.wm.agent.plan;

import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.Subsystem;

/**
 * Changes IPv4 forwarding, the routes into the mesh or the routing rules that guard it.
 */
public sealed interface RouteAction extends Action {

	/** Turns IPv4 forwarding on. */
	record EnableForwarding() implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FORWARDING;
		}

		@Override
		public String text() {
			return "turn IPv4 forwarding on";
		}

	}

	/**
	 * Has the kernel mind a packet's mark when it validates its source
	 * ({@code src_valid_mark}).
	 */
	record ValidateMarks() implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.GUARD;
		}

		@Override
		public String text() {
			return "turn src_valid_mark on";
		}

	}

	/**
	 * Adds a routing rule.
	 *
	 * @param rule the rule
	 */
	record AddRule(RoutingRule rule) implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.GUARD;
		}

		@Override
		public String text() {
			return "add routing rule " + this.rule;
		}

	}

	/**
	 * Removes a routing rule.
	 *
	 * @param rule the rule
	 */
	record RemoveRule(RoutingRule rule) implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.GUARD;
		}

		@Override
		public String text() {
			return "remove routing rule " + this.rule;
		}

	}

	/**
	 * Removes a route through the interface.
	 *
	 * @param to the network
	 * @param name the interface
	 */
	record RemoveRoute(Cidr to, InterfaceName name) implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public Subsystem subsystem() {
			return Subsystem.ROUTES;
		}

		@Override
		public String text() {
			return "remove the route to " + this.to + " through " + this.name;
		}

	}

	/**
	 * Routes a network through the interface.
	 *
	 * @param to the network
	 * @param name the interface
	 * @param source the address that this machine sends from
	 */
	record ReplaceRoute(Cidr to, InterfaceName name, IpAddress source) implements RouteAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public Subsystem subsystem() {
			return Subsystem.ROUTES;
		}

		@Override
		public String text() {
			return "route " + this.to + " through " + this.name;
		}

	}

}
