package dev.wm.agent.loop;

import dev.wm.agent.plan.Action;
import dev.wm.contract.v1.gateway.Subsystem;

/**
 * What the registry calls that to which an action belongs.
 */
final class Subsystems {

	private Subsystems() {
	}

	static Subsystem of(Action action) {
		return (action instanceof Action.ReplaceRoute) ? Subsystem.ROUTES : of(action.subsystem());
	}

	static Subsystem of(dev.wm.agent.plan.Subsystem subsystem) {
		return switch (subsystem) {
			case FIREWALL, FLOWS -> Subsystem.FIREWALL;
			case FORWARDING -> Subsystem.ROUTES;
			case TUNNEL -> Subsystem.WIREGUARD;
			case NAMES -> Subsystem.NAMES;
		};
	}

}
