package dev.wm.agent.firewall;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Traffic of the mesh that a chain of another firewall drops.
 *
 * @param chain the chain
 * @param hook the hook that it is called at
 * @param policy whether the chain's policy is what drops
 * @param traffic what it drops
 * @param certain false if a rule of it is too complex to judge
 * @param place where it is allowed
 * @param commands the commands that allow it, in order
 */
public record BlockedTraffic(ChainName chain, String hook, boolean policy, Traffic traffic, boolean certain,
		Place place, List<List<String>> commands) {

	public BlockedTraffic {
		commands = List.copyOf(commands);
	}

	/** What is dropped, as a sentence. */
	public String sentence() {
		return "Chain " + this.chain + " (" + this.hook + (this.policy ? ", policy drop)" : ")")
				+ (this.certain ? " drops " : " may drop ") + this.traffic + ".";
	}

	/** What allows it, as a line of shell. */
	public String command() {
		return this.commands.stream().map((words) -> String.join(" ", words)).collect(Collectors.joining(" && "));
	}

	/** The places where a firewall is told what to let pass. */
	public enum Place {

		/** A chain of nftables. */
		NFT,

		/** A chain of iptables-legacy. */
		LEGACY,

		/** The command ufw. */
		UFW,

		/** The command firewall-cmd. */
		FIREWALLD

	}

}
