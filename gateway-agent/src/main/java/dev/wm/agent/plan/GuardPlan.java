package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.routing.RoutingRule;

/**
 * Plans the routing rules that keep the mesh shut while the nftables table is missing:
 * first what lets packets pass, then what discards the others.
 */
final class GuardPlan {

	private GuardPlan() {
	}

	static List<Step> steps(RenderedConfig rendered, ObservedState observed) {
		List<RoutingRule> wanted = rendered.desired().routing().rules();
		List<RoutingRule> present = observed.routing().rules();
		List<Step> steps = new ArrayList<>();
		if (!observed.routing().marksValidated()) {
			steps.add(new Step(new RouteAction.ValidateMarks(), "it is off"));
		}
		wanted.stream()
			.filter((rule) -> !present.contains(rule))
			.forEach((rule) -> steps.add(new Step(new RouteAction.AddRule(rule), "it is missing")));
		present.stream()
			.filter((rule) -> !wanted.contains(rule))
			.forEach((rule) -> steps.add(new Step(new RouteAction.RemoveRule(rule), "it is not ours any more")));
		return steps;
	}

}
