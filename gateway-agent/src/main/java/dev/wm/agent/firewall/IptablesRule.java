package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;

import dev.wm.agent.firewall.Verdict.Plain;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Parses one rule of iptables-save (iptables(8), iptables-extensions(8)).
 */
final class IptablesRule {

	private static final Set<String> PASSED_OVER = Set.of("LOG", "NFLOG", "MARK", "CONNMARK", "TCPMSS", "CHECKSUM",
			"TOS", "DSCP", "TRACE", "AUDIT", "CT", "SET", "TTL", "CLASSIFY", "ULOG");

	private final List<Match> matches = new ArrayList<>();

	private Verdict verdict = Plain.CONTINUE;

	private boolean negated;

	private boolean own;

	private IptablesRule() {
	}

	/**
	 * Parses a rule.
	 * @param text what follows the name of its chain
	 */
	static Rule parse(String text) {
		IptablesRule rule = new IptablesRule();
		ListIterator<String> words = IptablesRulesParser.words(text).listIterator();
		while (words.hasNext()) {
			rule.word(words.next(), words);
		}
		return new Rule(rule.matches, rule.verdict, rule.own ? text : "");
	}

	private void word(String word, ListIterator<String> words) {
		if (word.equals("!")) {
			this.negated = true;
			return;
		}
		String value = value(words);
		switch (word) {
			case "-m", "--reject-with", "--log-prefix", "--log-level", "--limit", "--limit-burst" -> {
				// They say nothing of which packet.
			}
			case "--comment" -> this.own = value.equals(Rule.TAG);
			case "-j" -> this.verdict = target(value);
			case "--notrack" -> this.verdict = Plain.UNTRACKED;
			case "-g" -> this.verdict = new Verdict.Jump(value, false);
			default -> add(match(word, value));
		}
		this.negated = false;
	}

	// Some options have none.
	private static String value(ListIterator<String> words) {
		if (!words.hasNext()) {
			return "";
		}
		String value = words.next();
		if (value.startsWith("-") || value.equals("!")) {
			words.previous();
			return "";
		}
		return value;
	}

	private void add(Match match) {
		Match judged = (packet) -> judged(match, packet);
		this.matches.add(this.negated ? (packet) -> judged.test(packet).negated() : judged);
	}

	private static Answer judged(Match match, Packet packet) {
		try {
			return match.test(packet);
		}
		catch (InvalidValueException | NumberFormatException ex) {
			return Answer.UNKNOWN;
		}
	}

	private static Verdict target(String target) {
		return switch (target) {
			case "ACCEPT" -> Plain.ACCEPT;
			case "SNAT", "MASQUERADE" -> Plain.SOURCE;
			case "DNAT", "REDIRECT", "TPROXY" -> Plain.DESTINATION;
			case "NOTRACK" -> Plain.UNTRACKED;
			case "DROP", "REJECT" -> Plain.DROP;
			case "RETURN" -> Plain.RETURN;
			default -> PASSED_OVER.contains(target) ? Plain.CONTINUE : new Verdict.Jump(target, true);
		};
	}

	private static Match match(String option, String value) {
		return switch (option) {
			case "-i" -> (packet) -> NftMatchParser.device(packet.in(), value.replace('+', '*'));
			case "-o" -> (packet) -> NftMatchParser.device(packet.out(), value.replace('+', '*'));
			case "-s" -> (packet) -> network(packet.source(), value);
			case "-d" -> (packet) -> network(packet.destination(), value);
			case "-p" -> (packet) -> Answer.of(value.equals("all") || packet.protocol().equals(value));
			case "--dport", "--dports" -> (packet) -> ports(packet.destinationPort(), value);
			case "--sport", "--sports" -> (packet) -> ports(packet.sourcePort(), value);
			case "--ctstate", "--state" -> (packet) -> Answer
				.of(Arrays.asList(value.split(",", -1)).contains(packet.connection().state().toUpperCase(Locale.ROOT)));
			case "--ctorigdst" -> (packet) -> original(packet.connection().original(), value);
			case "--icmp-type" ->
				(packet) -> Answer.of(value.equals((packet.destinationPort() == Packet.ECHO_REQUEST) ? "8" : "0"));
			case "--dst-type" -> (packet) -> Answer.of(value.equals(packet.local() ? "LOCAL" : "UNICAST"));
			default -> (_) -> Answer.UNKNOWN;
		};
	}

	private static Answer original(@Nullable IpAddress address, String network) {
		return (address == null) ? Answer.NO : network(address, network);
	}

	private static Answer network(IpAddress address, String network) {
		int slash = network.indexOf('/');
		return (slash < 0) ? NftMatchParser.inNetwork(address, network, "32")
				: NftMatchParser.inNetwork(address, network.substring(0, slash), network.substring(slash + 1));
	}

	private static Answer ports(int port, String ports) {
		return Answer.of(port == Packet.ANY_PORT || Arrays.stream(ports.split(",", -1)).anyMatch((part) -> {
			String[] ends = part.split(":", -1);
			return port >= Integer.parseInt(ends[0]) && port <= Integer.parseInt(ends[ends.length - 1]);
		}));
	}

}
