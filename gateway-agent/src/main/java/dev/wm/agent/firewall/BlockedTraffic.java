package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Traffic of the mesh that a chain of another firewall drops or translates.
 *
 * @param chain the chain
 * @param hook where it is called, for a sentence
 * @param effect what it does
 * @param traffic what it does that to
 * @param certain false if a rule of it is too complex to judge, where packets pass all
 * the same, and for a translation of some ports alone
 * @param place where it is allowed
 * @param commands the commands that allow it, in order
 */
public record BlockedTraffic(ChainName chain, String hook, Effect effect, Traffic traffic, boolean certain, Place place,
		List<List<String>> commands) {

	private static final String AND = " && ";

	public BlockedTraffic {
		commands = List.copyOf(commands);
	}

	/** What happens, as a sentence. */
	public String sentence() {
		String start = "Chain " + this.chain + " (" + this.hook + ") ";
		return start + switch (this.effect) {
			case DROP -> (this.certain ? "drops " : "may drop ") + this.traffic + ".";
			case DESTINATION -> "sends " + this.traffic + (this.certain ? " " : ", on the ports that it names, ")
					+ "elsewhere (dnat, redirect or tproxy): leave it out there.";
			case SOURCE -> "gives " + this.traffic + " another source (masquerade or snat), so that every "
					+ ((this.traffic == Traffic.OUTBOUND) ? "host" : "caller")
					+ " passes for the gateway: leave the mesh out there.";
		};
	}

	/** What allows it, as a line of shell. */
	public String command() {
		return this.commands.stream().map((words) -> String.join(" ", words)).collect(Collectors.joining(AND));
	}

	/**
	 * What allows it, as lines of shell.
	 * @param longest the length that a line has if one more command does not fit
	 */
	public List<String> commandLines(int longest) {
		List<String> lines = new ArrayList<>();
		for (List<String> words : this.commands) {
			String command = String.join(" ", words);
			if (lines.isEmpty() || lines.getLast().length() + AND.length() + command.length() > longest) {
				lines.add(command);
			}
			else {
				lines.set(lines.size() - 1, lines.getLast() + AND + command);
			}
		}
		return lines;
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
