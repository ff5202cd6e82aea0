package dev.wm.agent.firewall;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a rule that lets packets pass is about, in the words of each program.
 *
 * @param nft for nft
 * @param iptables for iptables, empty if it cannot say it
 * @param ufw what follows "ufw", empty if ufw cannot say it
 * @param holds which packets it is about
 */
record Condition(String nft, List<String> iptables, List<String> ufw, Predicate<Packet> holds) {

	Condition {
		iptables = List.copyOf(iptables);
		ufw = List.copyOf(ufw);
	}

	static Condition in(String device, String... ufw) {
		return new Condition("iifname \"" + device + "\"", List.of("-i", device), words(ufw, device),
				(packet) -> packet.in().equals(device));
	}

	static Condition out(String device, String... ufw) {
		return new Condition("oifname \"" + device + "\"", List.of("-o", device), words(ufw, device),
				(packet) -> packet.out().equals(device));
	}

	private static List<String> words(String[] ufw, String last) {
		return (ufw.length == 0) ? List.of() : Stream.concat(Stream.of(ufw), Stream.of(last)).toList();
	}

	static Condition original(String network, Predicate<Packet> holds) {
		return new Condition("ct original ip daddr " + network, List.of("-m", "conntrack", "--ctorigdst", network),
				List.of(), holds);
	}

	static Condition answers() {
		return new Condition("ct state established,related",
				List.of("-m", "conntrack", "--ctstate", "ESTABLISHED,RELATED"), List.of(),
				(packet) -> packet.connection().state().equals("established"));
	}

	static Condition from(String addresses, Predicate<Packet> holds) {
		return new Condition("ip saddr " + addresses, List.of("-s", addresses), List.of(), holds);
	}

	static Condition to(String addresses, Predicate<Packet> holds) {
		return new Condition("ip daddr " + addresses, List.of("-d", addresses), List.of(), holds);
	}

	static Condition port(String protocol, boolean destination, int port) {
		String side = destination ? "dport" : "sport";
		String number = Integer.toString(port);
		return new Condition(protocol + " " + side + " " + number, List.of("-p", protocol, "--" + side, number),
				List.of(), (packet) -> packet.protocol().equals(protocol)
						&& (destination ? packet.destinationPort() : packet.sourcePort()) == port);
	}

	static Condition echo(boolean request) {
		String type = request ? "echo-request" : "echo-reply";
		return new Condition("icmp type " + type, List.of("-p", "icmp", "--icmp-type", type), List.of(),
				(packet) -> packet.protocol().equals("icmp")
						&& (packet.destinationPort() == Packet.ECHO_REQUEST) == request);
	}

	static Condition arp() {
		return new Condition("meta protocol arp", List.of(), List.of(), Packet::isArp);
	}

	/** Both hold. */
	Condition and(Condition other) {
		return new Condition(this.nft + " " + other.nft,
				Stream.concat(this.iptables.stream(), other.iptables.stream()).toList(), List.of(),
				this.holds.and(other.holds));
	}

	/** The same in words of ufw. */
	Condition ufw(String... words) {
		return new Condition(this.nft, this.iptables, List.of(words), this.holds);
	}

}
