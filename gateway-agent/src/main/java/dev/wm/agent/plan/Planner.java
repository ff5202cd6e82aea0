package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.render.RenderedConfig;

/**
 * Diffs the rendered configuration against the observed state into steps, in an order
 * that is safe: the firewall before the paths that it guards, additions before removals.
 */
public final class Planner {

	private Planner() {
	}

	/**
	 * Plans the steps.
	 * @param wanted the rendered configuration
	 * @param observed the machine's state
	 * @return the steps, empty if the machine is as desired
	 */
	public static List<Step> plan(RenderedConfig wanted, ObservedState observed) {
		List<Step> steps = new ArrayList<>();
		steps.addAll(FirewallPlan.steps(wanted, observed));
		steps.addAll(FlowPlan.steps(wanted, observed));
		steps.addAll(GuardPlan.steps(wanted, observed));
		if (!observed.routing().forwarding()) {
			steps.add(new Step(new RouteAction.EnableForwarding(), "it is off"));
		}
		steps.addAll(TunnelPlan.steps(wanted, observed));
		steps.addAll(DnsPlan.steps(wanted, observed));
		return List.copyOf(steps);
	}

}
