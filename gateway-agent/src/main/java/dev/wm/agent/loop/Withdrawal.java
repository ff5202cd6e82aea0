package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.Subsystem;

/**
 * Takes out of force what would cut a network off: the routes of the mesh's interface and
 * the rules for overlay addresses. The rest stays for when that network is gone.
 */
final class Withdrawal {

	private static final String REASON = "it shadows a network of this machine";

	private final Host host;

	Withdrawal(Host host) {
		this.host = host;
	}

	Applied withdraw(Observed observed) {
		List<Step> done = new ArrayList<>();
		List<Applied.Failure> failures = new ArrayList<>();
		Set<Subsystem> failed = EnumSet.of(Subsystem.TUNNEL, Subsystem.FIREWALL);
		for (Step step : steps(observed)) {
			try {
				this.host.execute(step.action());
				done.add(step);
			}
			catch (HostException ex) {
				failures.add(new Applied.Failure(Subsystems.of(step.action()),
						"Could not " + step.action().text() + ": " + ex.getMessage()));
			}
		}
		return new Applied(done, failures, failed, Set.of());
	}

	private static List<Step> steps(Observed observed) {
		List<Step> steps = new ArrayList<>();
		if (observed.networkInterface(DesiredState.MESH.text()).filter(NetworkInterface::up).isPresent()) {
			steps.add(new Step(new Action.TakeDown(DesiredState.MESH), REASON));
		}
		if (observed.table().isPresent()) {
			steps.add(new Step(new Action.RemoveTable(), REASON));
		}
		return steps;
	}

}
