package dev.wm.agent.firewall;

import java.util.function.BiFunction;

import dev.wm.agent.json.JsonNode;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Parses the conditions of nftables rules, as far as they are about what a {@link Packet}
 * has.
 */
final class NftMatchParser {

	private NftMatchParser() {
	}

	/** A condition with its operator. */
	static Match match(JsonNode match) {
		String operator = match.at("op").text();
		JsonNode left = match.at("left");
		JsonNode right = match.at("right");
		// A named set, whose elements are not known.
		if (right.text().startsWith("@")) {
			Answer listed = operator.equals("!=") ? Answer.UNLISTED : Answer.UNKNOWN;
			return (_) -> listed;
		}
		Match equal = equal(left, right);
		return switch (operator) {
			case "==", "in" -> equal;
			case "!=" -> (packet) -> equal.test(packet).negated();
			default -> (_) -> Answer.UNKNOWN;
		};
	}

	/** Whether an expression has a value, or one of several. */
	static Match equal(JsonNode left, JsonNode right) {
		if (left.has("concat")) {
			return concatenation(left.at("concat"), right);
		}
		BiFunction<Packet, JsonNode, Answer> test = test(left);
		JsonNode values = right.has("set") ? right.at("set") : right;
		return (packet) -> values.all()
			.stream()
			.map((value) -> value.has("elem") ? value.at("elem").at("val") : value)
			.map((value) -> test.apply(packet, value))
			.reduce(Answer.NO, NftMatchParser::either);
	}

	private static Match concatenation(JsonNode left, JsonNode right) {
		JsonNode values = right.has("set") ? right.at("set") : right;
		return (packet) -> values.all().stream().map((value) -> {
			Answer all = Answer.YES;
			for (int i = 0; i < left.items().size(); i++) {
				JsonNode part = value.at("concat");
				all = (i < part.items().size()) ? all.and(equal(left.items().get(i), part.items().get(i)).test(packet))
						: Answer.UNKNOWN;
			}
			return all;
		}).reduce(Answer.NO, NftMatchParser::either);
	}

	private static Answer either(Answer one, Answer other) {
		if (one == Answer.YES || other == Answer.YES) {
			return Answer.YES;
		}
		return (one == Answer.NO) ? other : one;
	}

	private static BiFunction<Packet, JsonNode, Answer> test(JsonNode left) {
		if (left.has("meta")) {
			return meta(left.at("meta").at("key").text());
		}
		if (left.has("payload")) {
			return payload(left.at("payload").at("protocol").text(), left.at("payload").at("field").text());
		}
		if (left.has("ct")) {
			return left.at("ct").at("dir").text().equals("reply") ? NftMatchParser::unknown
					: connection(left.at("ct").at("key").text());
		}
		if (left.has("fib")) {
			return route(left.at("fib"));
		}
		return NftMatchParser::unknown;
	}

	private static Answer unknown(Packet packet, JsonNode value) {
		return Answer.UNKNOWN;
	}

	private static BiFunction<Packet, JsonNode, Answer> meta(String key) {
		return switch (key) {
			case "iifname", "iif" -> (packet, value) -> device(packet.in(), value.text());
			case "oifname", "oif" -> (packet, value) -> device(packet.out(), value.text());
			case "l4proto" -> (packet, value) -> Answer.of(packet.protocol().equals(value.text()));
			case "nfproto" -> (_, value) -> Answer.of(value.text().equals("ipv4"));
			case "protocol" -> NftMatchParser::network;
			case "pkttype" -> (_, value) -> Answer.of(value.text().equals("host") || value.text().equals("unicast"));
			default -> NftMatchParser::unknown;
		};
	}

	private static Answer network(Packet packet, JsonNode value) {
		return Answer.of(value.text().equals(packet.isArp() ? "arp" : "ip"));
	}

	/** Whether an interface has a name, which may end with a star. */
	static Answer device(String name, String pattern) {
		return Answer.of(pattern.endsWith("*") ? name.startsWith(pattern.substring(0, pattern.length() - 1))
				: name.equals(pattern));
	}

	private static BiFunction<Packet, JsonNode, Answer> payload(String protocol, String field) {
		return switch (protocol) {
			case "ip" -> (packet, value) -> packet.isArp() ? Answer.NO : ip(field).apply(packet, value);
			case "ether" -> field.equals("type") ? NftMatchParser::network : NftMatchParser::unknown;
			case "arp" -> (packet, _) -> packet.isArp() ? Answer.UNKNOWN : Answer.NO;
			case "th" -> port(field);
			case "tcp", "udp" ->
				(packet, value) -> Answer.of(packet.protocol().equals(protocol)).and(port(field).apply(packet, value));
			case "icmp" -> (packet, value) -> Answer.of(packet.protocol().equals("icmp"))
				.and(field.equals("type") ? Answer.of(isIcmpType(packet, value.text())) : Answer.UNKNOWN);
			case "ip6", "icmpv6", "sctp", "dccp", "esp", "ah", "udplite" -> (_, _) -> Answer.NO;
			default -> NftMatchParser::unknown;
		};
	}

	private static BiFunction<Packet, JsonNode, Answer> ip(String field) {
		return switch (field) {
			case "saddr" -> (packet, value) -> address(packet.source(), value);
			case "daddr" -> (packet, value) -> address(packet.destination(), value);
			case "protocol" -> (packet, value) -> Answer.of(packet.protocol().equals(value.text()));
			default -> NftMatchParser::unknown;
		};
	}

	private static boolean isIcmpType(Packet packet, String type) {
		return type.equals((packet.destinationPort() == Packet.ECHO_REQUEST) ? "echo-request" : "echo-reply");
	}

	private static BiFunction<Packet, JsonNode, Answer> port(String field) {
		return switch (field) {
			case "dport" -> (packet, value) -> number(packet.destinationPort(), value);
			case "sport" -> (packet, value) -> number(packet.sourcePort(), value);
			default -> NftMatchParser::unknown;
		};
	}

	private static Answer number(int port, JsonNode value) {
		if (port == Packet.ANY_PORT) {
			return Answer.YES;
		}
		try {
			if (value.has("range")) {
				int from = Integer.parseInt(value.at("range").items().getFirst().text());
				int to = Integer.parseInt(value.at("range").items().getLast().text());
				return Answer.of(port >= from && port <= to);
			}
			return Answer.of(port == Integer.parseInt(value.text()));
		}
		catch (NumberFormatException ex) {
			return Answer.UNKNOWN;
		}
	}

	private static Answer address(IpAddress address, JsonNode value) {
		try {
			if (value.has("range")) {
				IpAddress from = IpAddress.parse(value.at("range").items().getFirst().text());
				IpAddress to = IpAddress.parse(value.at("range").items().getLast().text());
				return Answer.of(address.compareTo(from) >= 0 && address.compareTo(to) <= 0);
			}
			if (value.has("prefix")) {
				return inNetwork(address, value.at("prefix").at("addr").text(), value.at("prefix").at("len").text());
			}
			return Answer.of(address.equals(IpAddress.parse(value.text())));
		}
		catch (InvalidValueException | NumberFormatException ex) {
			return Answer.UNKNOWN;
		}
	}

	/** Whether an address is in a network. */
	static Answer inNetwork(IpAddress address, String network, String length) {
		return Answer.of(Cidr.containing(IpAddress.parse(network), Integer.parseInt(length)).contains(address));
	}

	private static Answer original(Packet packet, JsonNode value) {
		IpAddress original = packet.connection().original();
		return (original == null) ? Answer.NO : address(original, value);
	}

	private static BiFunction<Packet, JsonNode, Answer> connection(String key) {
		return switch (key) {
			case "state" -> (packet, value) -> Answer.of(packet.connection().state().equals(value.text()));
			case "status" -> (packet, value) -> value.text().equals("dnat")
					? Answer.of(packet.connection().translated()) : Answer.UNKNOWN;
			case "ip daddr", "daddr" -> NftMatchParser::original;
			default -> NftMatchParser::unknown;
		};
	}

	// "fib daddr type local" is the machine itself.
	private static BiFunction<Packet, JsonNode, Answer> route(JsonNode fib) {
		boolean type = fib.at("result").text().equals("type")
				&& fib.at("flags").all().stream().anyMatch((flag) -> flag.text().equals("daddr"));
		return type ? (packet, value) -> Answer.of(value.text().equals(packet.local() ? "local" : "unicast"))
				: NftMatchParser::unknown;
	}

}
