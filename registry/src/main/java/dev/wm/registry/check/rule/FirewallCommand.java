package dev.wm.registry.check.rule;

import java.util.regex.Pattern;

/**
 * The commands that a gateway may ask for in a report. An administrator is told to run
 * them as root, so a machine that somebody has taken over must not be able to name any
 * other: one or more of those that allow traffic, in the forms that the agent writes.
 */
final class FirewallCommand {

	private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.:@-]*";

	private static final String NETWORK = "[0-9.]+/[0-9]+";

	private static final String NFT = "nft insert rule (?:ip|inet) " + NAME + " " + NAME + " (?:(?:iifname|oifname) \""
			+ NAME + "\"|ct original ip daddr " + NETWORK + "|(?=udp))(?: ?(?:udp|tcp) (?:dport|sport) [0-9]+)? accept";

	private static final String IPTABLES = "iptables-legacy -t " + NAME + " -I " + NAME + "(?: -[io] " + NAME
			+ ")?(?: -m conntrack --ctorigdst " + NETWORK + ")?(?: -p (?:udp|tcp) --(?:dport|sport) [0-9]+)?"
			+ " -j ACCEPT";

	private static final String UFW = "ufw (?:route )?allow(?: (?:in|out) on " + NAME
			+ "| [0-9]+/udp| out)(?: proto (?:udp|tcp))?(?: from any port [0-9]+)?(?: to any port [0-9]+)?"
			+ "(?: proto (?:udp|tcp))?";

	private static final String FIREWALLD = "firewall-cmd (?:--reload|--permanent(?: --(?:zone=trusted|policy=" + NAME
			+ "|new-policy=" + NAME + "|set-target=ACCEPT|add-ingress-zone=ANY|add-egress-zone=trusted|add-interface="
			+ NAME + "|add-service=dns|add-port=[0-9]+/udp))+)";

	private static final String ONE = "(?:" + NFT + "|" + IPTABLES + "|" + UFW + "|" + FIREWALLD + ")";

	private static final Pattern ANY = Pattern.compile(ONE + "(?: && " + ONE + ")*+");

	private FirewallCommand() {
	}

	/**
	 * Whether a report's command does nothing but allow traffic.
	 * @param line a line of shell
	 * @return false for anything that the agent does not write
	 */
	static boolean isPlain(String line) {
		return ANY.matcher(line).matches();
	}

}
