package dev.wm.agent.host;

import java.util.List;

import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.table.Table;

/**
 * The machine that the agent runs on.
 */
public interface Host {

	/**
	 * Looks at the machine without changing anything.
	 * @return what is there
	 * @throws HostException if it cannot be seen
	 */
	ObservedState observe();

	/**
	 * Has the programs that will read the texts check them, without applying anything.
	 * @param table what nft would load
	 * @param dnsmasq what dnsmasq would read
	 * @return a sentence for each text that is refused
	 * @throws HostException if a check cannot be made
	 */
	List<String> check(Table table, String dnsmasq);

	/**
	 * Does one thing.
	 * @param action what to do
	 * @throws HostException if it could not be done
	 */
	void execute(Action action);

}
