package dev.wm.agent.firewall;

import java.util.List;

/**
 * A rule: if all its conditions hold, its verdict.
 *
 * @param matches the conditions
 * @param verdict the verdict
 * @param handle its handle in nftables or its line in the output of iptables-save, empty
 * if it is not tagged as the agent's own
 */
record Rule(List<Match> matches, Verdict verdict, String handle) {

	/** The comment of the agent's own rules in chains of others. */
	static final String TAG = "wm-gateway";

	Rule {
		matches = List.copyOf(matches);
	}

	Answer test(Packet packet) {
		Answer all = Answer.YES;
		for (Match match : this.matches) {
			all = all.and(match.test(packet));
		}
		return all;
	}

}
