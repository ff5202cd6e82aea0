package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.process.Command;

/**
 * Sends echo requests with any source address, and tells which of them arrived. nftables
 * on the sender puts the source into the packet after the kernel has routed it, so that
 * none is refused there.
 */
final class ForgedPackets {

	private static final Pattern ARRIVED = Pattern.compile("(\\d+(?:\\.\\d+){3}) \\. (\\d+)");

	private final List<String> sources;

	private final List<Namespace> targets;

	private final Map<Integer, Packet> sent = new TreeMap<>();

	/**
	 * Sends nothing yet.
	 * @param sources the sources of {@link #send}
	 * @param gateway the machine whose firewall is tried: what passes that arrives
	 * @param targets other machines: what reaches them arrives
	 */
	ForgedPackets(List<String> sources, Namespace gateway, Namespace... targets) {
		this.sources = List.copyOf(sources);
		this.targets = new ArrayList<>(List.of(targets));
		this.targets.forEach((target) -> watch(target, "prerouting priority -400"));
		watch(gateway, "input priority 400");
		this.targets.add(gateway);
	}

	private static void watch(Namespace target, String hook) {
		target.run(Command.of("nft", "-f", "-").withInput("""
				table ip seen {
					set requests {
						typeof ip saddr . icmp id
						size 65535
						flags dynamic
					}
					chain arrivals {
						type filter hook %s
						icmp type echo-request add @requests { ip saddr . icmp id }
					}
				}
				""".formatted(hook)));
	}

	/** Sends one from each source to each destination, all at the same time. */
	void send(String door, Namespace sender, String... destinations) {
		StringBuilder elements = new StringBuilder();
		for (int i = 0; i < this.sources.size(); i++) {
			elements.append((i > 0) ? ", " : "").append(i + 1).append(" : ").append(this.sources.get(i));
		}
		sender.run(Command.of("nft", "-f", "-").withInput("""
				table ip forge {
					chain leave {
						type filter hook postrouting priority 300
						icmp type echo-request ip saddr set meta mark map { %s }
					}
				}
				""".formatted(elements)));
		StringBuilder script = new StringBuilder();
		for (String destination : destinations) {
			for (int i = 0; i < this.sources.size(); i++) {
				int id = this.sent.size() + 1;
				this.sent.put(id, new Packet(door, this.sources.get(i), destination));
				script.append("ping -n -q -c 1 -W 1 -e %d -m %d %s >/dev/null &\n".formatted(id, i + 1, destination));
			}
		}
		sender.run(Command.of("sh", "-s").withInput(script.append("wait\n").toString()));
		sender.run("nft", "delete", "table", "ip", "forge");
	}

	/** The packets that arrived, with the source that the target saw. */
	Set<String> arrived() {
		Set<String> arrived = new TreeSet<>();
		for (Namespace target : this.targets) {
			Matcher matcher = ARRIVED.matcher(target.run("nft", "list", "set", "ip", "seen", "requests"));
			while (matcher.find()) {
				arrived.add(this.sent.get(Integer.parseInt(matcher.group(2))) + " as " + matcher.group(1));
			}
		}
		return arrived;
	}

	/** Who gets where by which door: a line for each source, a column for each door. */
	String matrix() {
		List<String> doors = this.sent.values().stream().map(Packet::door).distinct().toList();
		StringBuilder text = new StringBuilder("%-16s".formatted("source"));
		doors.forEach((door) -> text.append(" %-10s".formatted(door)));
		Set<String> arrived = this.arrived();
		for (String source : this.sources) {
			text.append("\n%-16s".formatted(source));
			for (String door : doors) {
				long passed = arrived.stream().filter((each) -> each.startsWith(door + ": " + source + " ")).count();
				long tried = this.sent.values().stream().filter((packet) -> packet.matches(door, source)).count();
				text.append(" %-10s".formatted(passed + " of " + tried));
			}
		}
		return text.append("\n").toString();
	}

	/**
	 * A packet.
	 *
	 * @param door what it comes in by
	 * @param source its source
	 * @param destination its destination
	 */
	record Packet(String door, String source, String destination) {

		boolean matches(String otherDoor, String otherSource) {
			return this.door.equals(otherDoor) && this.source.equals(otherSource);
		}

		@Override
		public String toString() {
			return this.door + ": " + this.source + " to " + this.destination;
		}

	}

}
