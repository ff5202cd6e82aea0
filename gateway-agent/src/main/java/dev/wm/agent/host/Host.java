package dev.wm.agent.host;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.table.Table;
import dev.wm.contract.v1.gateway.RefusedSource;

/**
 * The machine that the agent runs on: its state, and actions on it.
 */
public interface Host {

	/**
	 * Observes the machine without changing anything.
	 * @return the observed state
	 * @throws HostException if it cannot be observed
	 */
	ObservedState observe();

	/**
	 * Completes when the kernel reports that something which the agent manages was
	 * changed since the last observation, by whomever.
	 * @return a future that may never complete: not every change is reported
	 */
	CompletableFuture<?> change();

	/**
	 * The unregistered machines whose packets the table has dropped lately.
	 * @return such machines, the latest first; empty without the table
	 */
	List<RefusedSource> refusedSources();

	/**
	 * Has nft and dnsmasq check the rendered texts without applying them.
	 * @param table the table that nft would load
	 * @param dnsmasq the configuration that dnsmasq would read
	 * @return a sentence for each text that is refused
	 * @throws HostException if a check cannot be made
	 */
	List<String> check(Table table, String dnsmasq);

	/**
	 * Executes one action.
	 * @param action the action
	 * @throws HostException if it failed
	 */
	void execute(Action action);

}
