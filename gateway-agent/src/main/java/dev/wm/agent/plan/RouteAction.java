package dev.wm.agent.plan;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.Subsystem;

/**
 * Changes IPv4 forwarding or the route into the mesh.
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
