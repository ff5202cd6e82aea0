package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.render.RenderedConfig;

/**
 * The difference between what is desired and what is there, as steps in the order in
 * which they are safe: the firewall before the paths that it guards, and new things
 * before old ones go.
 */
public final class Planner {

	private Planner() {
	}

	/**
	 * Plans.
	 * @param wanted what is desired
	 * @param observed what is there
	 * @return what to do, empty if nothing
	 */
	public static List<Step> plan(RenderedConfig wanted, ObservedState observed) {
		List<Step> steps = new ArrayList<>();
		steps.addAll(FirewallPlan.steps(wanted, observed));
		steps.addAll(FlowPlan.steps(wanted, observed));
		if (!observed.forwarding()) {
			steps.add(new Step(new RouteAction.EnableForwarding(), "it is off"));
		}
		steps.addAll(TunnelPlan.steps(wanted, observed));
		steps.addAll(DnsPlan.steps(wanted, observed));
		return List.copyOf(steps);
	}

}
