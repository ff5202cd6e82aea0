package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.text.FileMark;
import dev.wm.contract.net.InterfaceName;

/**
 * Plans the removal of everything that the agent made: names, then the tunnel with its
 * routes, and last what guards them. IPv4 forwarding stays, as others may rely on it by
 * now.
 */
public final class TeardownPlan {

	private static final String REASON = "wm-gateway is taken off this machine";

	private TeardownPlan() {
	}

	/**
	 * Plans the steps.
	 * @param observed the machine's state
	 * @param mesh the mesh's interface
	 * @param own the interface that is to go, empty if it is somebody else's
	 * @return the steps, empty if nothing of the agent's is there
	 */
	public static List<Step> steps(ObservedState observed, InterfaceName mesh, Optional<InterfaceName> own) {
		List<Action> actions = new ArrayList<>();
		observed.lanResolvers().stream().sorted().map(DnsAction.StopLanResolver::new).forEach(actions::add);
		if (observed.resolver().running()) {
			actions.add(new DnsAction.StopResolver());
		}
		own.map(TunnelAction.DeleteInterface::new).ifPresent(actions::add);
		observed.routing().rules().stream().map(RouteAction.RemoveRule::new).forEach(actions::add);
		observed.table().ifPresent((table) -> actions.add(new FirewallAction.RemoveTable()));
		observed.files()
			.entrySet()
			.stream()
			.filter((file) -> isOurs(file.getKey(), file.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.map((file) -> new RemoveFile(file, file.path(mesh)))
			.forEach(actions::add);
		return actions.stream().map((action) -> new Step(action, REASON)).toList();
	}

	// The agent's own records are in a folder of its own.
	private static boolean isOurs(ManagedFile file, FileState state) {
		return file != ManagedFile.ADMITTED && FileMark.isIn(state.content().content());
	}

}
