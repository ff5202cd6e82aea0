package dev.wm.agent.host;

import java.util.List;
import java.util.Map;

import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.ForeignRules;

/**
 * The other firewalls of this machine, such as Docker's, ufw and firewalld.
 */
public interface ForeignFirewalls {

	/**
	 * Lists their rules without changing anything.
	 * @throws HostException if they cannot be listed
	 */
	ForeignRules rules();

	/** The interface of the default route, empty if there is none. */
	String uplink();

	/**
	 * The ports of the machine's bridges and bonds, by their names.
	 * @throws HostException if they cannot be listed
	 */
	Map<String, List<String>> ports();

	/**
	 * Lets traffic pass, in a way that {@link #close} undoes.
	 * @param blocked what they drop now
	 * @return a sentence for each command that failed
	 */
	List<String> open(List<BlockedTraffic> blocked);

	/**
	 * Undoes what {@link #open} has done, now or before a restart.
	 * @return whether there was something to undo
	 * @throws HostException if it cannot be undone
	 */
	boolean close();

}
