package dev.wm.agent.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.TeardownPlan;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.InterfaceName;

/**
 * What of a machine is the agent's, and is to go when the agent is taken off it.
 */
public final class OwnedParts {

	private OwnedParts() {
	}

	/**
	 * Plans the removal.
	 * @param host the machine
	 * @param keys this gateway's keys, by which its interface is known
	 * @param mesh the mesh's interface
	 * @return the steps, empty if nothing of the agent's is there
	 * @throws HostException if the machine cannot be observed
	 */
	public static List<Step> removal(Host host, KeyStore keys, InterfaceName mesh) {
		ObservedState observed = host.observe();
		Predicate<PublicKey> own = (key) -> keys.matching(key).isPresent();
		boolean foreign = new Ownership(mesh, observed, own).refusal().isPresent();
		return TeardownPlan.steps(observed, mesh,
				(!foreign && isMade(observed, mesh, own)) ? Optional.of(mesh) : Optional.empty());
	}

	// One without a key may be somebody else's that is not set up yet.
	private static boolean isMade(ObservedState observed, InterfaceName mesh, Predicate<PublicKey> own) {
		PublicKey key = observed.tunnel().map(TunnelState::publicKey).orElse(null);
		return observed.made().equals(Optional.of(mesh.text())) || (key != null && own.test(key));
	}

}
