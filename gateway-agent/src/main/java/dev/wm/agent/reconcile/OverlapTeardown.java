package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.TunnelAction;

/**
 * Switches the mesh off on this gateway while its supernet overlaps a network of the
 * machine: takes the interface with its routes down, removes the routing rules and the
 * nftables table. The rest stays for when that network is gone.
 */
final class OverlapTeardown {

	private static final String REASON = "it overlaps a network of this machine";

	private final Host host;

	OverlapTeardown(Host host) {
		this.host = host;
	}

	ApplyResult tearDown(ObservedState observed) {
		List<Step> done = new ArrayList<>();
		List<ApplyResult.Failure> failures = new ArrayList<>();
		Set<ApplyStage> failed = EnumSet.of(ApplyStage.TUNNEL, ApplyStage.FIREWALL);
		for (Step step : steps(observed)) {
			try {
				this.host.execute(step.action());
				done.add(step);
			}
			catch (HostException ex) {
				failures.add(new ApplyResult.Failure(step.action().subsystem(),
						"Could not " + step.action().text() + ": " + ex.getMessage()));
			}
		}
		return new ApplyResult(done, failures, failed, Set.of());
	}

	private static List<Step> steps(ObservedState observed) {
		List<Step> steps = new ArrayList<>();
		if (observed.networkInterface(DesiredStateMapper.MESH.text()).filter(NetworkInterface::up).isPresent()) {
			steps.add(new Step(new TunnelAction.TakeDown(DesiredStateMapper.MESH), REASON));
		}
		observed.routing().rules().forEach((rule) -> steps.add(new Step(new RouteAction.RemoveRule(rule), REASON)));
		if (observed.table().isPresent()) {
			steps.add(new Step(new FirewallAction.RemoveTable(), REASON));
		}
		return steps;
	}

}
