package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.plan.Step;
import dev.wm.agent.reconcile.OwnedParts;
import dev.wm.contract.net.InterfaceName;

/**
 * Removes what the agent made from the machine: names, tunnel, routes, firewall and what
 * it opened in other firewalls. Somebody else's interface or file of the same name stays.
 *
 * @param host the machine
 * @param firewalls the machine's other firewalls
 * @param keys this gateway's keys, by which its interface is known
 * @param mesh the mesh's interface
 */
public record Teardown(Host host, ForeignFirewalls firewalls, KeyStore keys, InterfaceName mesh) {

	/**
	 * Removes it, with the instance lock held and no agent running. A step that fails
	 * keeps no other from being done.
	 * @return the steps that were done, and a sentence for each one that failed
	 * @throws HostException if the machine cannot be observed
	 */
	public SyncResult run() {
		List<Step> done = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		for (Step step : OwnedParts.removal(this.host, this.keys, this.mesh)) {
			try {
				this.host.execute(step.action());
				done.add(step);
			}
			catch (HostException ex) {
				problems.add("Could not " + step.action().text() + ": " + ex.getMessage());
			}
		}
		try {
			this.firewalls.close();
		}
		catch (HostException ex) {
			problems.add("Could not remove the rules in other firewalls: " + ex.getMessage());
		}
		return new SyncResult(done, problems, problems.isEmpty());
	}

}
