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

	private static final String ADDRESS = "[0-9.]+(?:/[0-9]+)?";

	private static final String NFT_CONDITION = "(?:(?:iifname|oifname) \"" + NAME + "\"|ct original ip daddr "
			+ NETWORK + "|ct state established,related|ip (?:saddr|daddr) " + ADDRESS
			+ "|(?:udp|tcp) (?:dport|sport) [0-9]+" + "|icmp type echo-(?:request|reply)|meta protocol arp)";

	private static final String NFT = "nft insert rule (?:ip|inet|netdev|bridge) " + NAME + " " + NAME + "(?: "
			+ NFT_CONDITION + "){1,3} accept";

	private static final String IPTABLES_CONDITION = "(?:-[io] " + NAME + "|-[sd] " + ADDRESS
			+ "|-m conntrack (?:--ctorigdst " + NETWORK + "|--ctstate ESTABLISHED,RELATED)"
			+ "|-p (?:udp|tcp) --(?:dport|sport) [0-9]+|-p icmp --icmp-type echo-(?:request|reply))";

	private static final String IPTABLES = "iptables-legacy -t " + NAME + " -I " + NAME + "(?: " + IPTABLES_CONDITION
			+ "){1,3} -j ACCEPT";

	private static final String UFW = "ufw (?:route )?allow(?: (?:in|out) on " + NAME
			+ "| [0-9]+/udp| out(?: 53)?)(?: proto (?:udp|tcp))?(?: from any port [0-9]+)?(?: to any port [0-9]+| to "
			+ NETWORK + ")?(?: proto (?:udp|tcp))?";

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
