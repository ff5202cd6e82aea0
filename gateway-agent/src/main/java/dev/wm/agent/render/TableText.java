package dev.wm.agent.render;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.agent.desired.Mapping;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.Cidr;

/**
 * The one nftables table, as a transaction that replaces it whole and touches no other.
 * Addresses are translated by maps and hosts admitted by a set, so a packet costs the
 * same however many hosts there are.
 */
final class TableText {

	private static final String TRANSLATION = """

				chain prerouting {
					type nat hook prerouting priority -100; policy accept;
					iifname "MESH" dnat to ip daddr map @dnat4
					ip saddr @hosts dnat to ip daddr map @dnat4
				}

				chain output {
					type nat hook output priority -100; policy accept;
					dnat to ip daddr map @dnat4
				}

				chain postrouting {
					type nat hook postrouting priority 100; policy accept;
					oifname "MESH" snat to ip saddr map @snat4
					ct status dnat ct original ip daddr SUBNET snat to ip saddr map @snat4
				}
			""";

	private static final String SEGMENT_SIZE = """

				chain segment_size {
					type filter hook forward priority -150; policy accept;
					oifname "MESH" tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
					iifname "MESH" tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
				}
			""";

	// Containers and virtual machines of this machine's own keep the paths they had.
	// Membership is asked of every packet, not of the first one only: who is removed from
	// the registry is cut off at once, and nobody else's connection is touched for it.
	private static final String FILTER = """

				chain forward {
					type filter hook forward priority 0; policy accept;
					iifname "MESH" goto from_mesh
					ip saddr SUPERNET drop
					oifname "MESH" goto into_mesh
					ct state established,related accept
					ct status dnat accept
					iifname "docker*" accept
					iifname "br-*" accept
					iifname "veth*" accept
					iifname "virbr*" accept
			SAME_LAN		ip daddr @lans drop
				}

				chain from_mesh {
					oifname "MESH" drop
					ip saddr != SUPERNET drop
					ip daddr != @hosts drop
					ct state established,related accept
					ct status dnat ct original ip daddr SUBNET accept
					drop
				}

				chain into_mesh {
					ip daddr != SUPERNET drop
					meta l4proto icmp ct state related accept
					ip saddr != @hosts drop
				}

				chain input {
					type filter hook input priority 0; policy accept;
					iifname "lo" accept
					iifname "MESH" goto input_from_mesh
					ip saddr SUPERNET drop
					ip daddr GATEWAY ip saddr != @hosts drop
				}

				chain input_from_mesh {
					ip saddr != SUPERNET drop
					ip daddr GATEWAY accept
					ct status dnat accept
					drop
				}
			""";

	private TableText() {
	}

	/** The transaction; the table's comment is the fingerprint of the rest. */
	static String transaction(Ruleset rules, Fingerprint fingerprint) {
		return Ownership.line() + "table ip wm\ndelete table ip wm\ntable ip wm {\n\tcomment \"wm " + fingerprint
				+ "\"\n" + content(rules) + "}\n";
	}

	static Fingerprint fingerprint(Ruleset rules) {
		return Fingerprint.of(content(rules));
	}

	private static String content(Ruleset rules) {
		return sets(rules)
				+ TRANSLATION.replace("SUBNET", rules.subnet().toString()).replace("MESH", rules.mesh().text())
				+ SEGMENT_SIZE.replace("MESH", rules.mesh().text())
				+ FILTER.replace("SUPERNET", rules.supernet().toString())
					.replace("SUBNET", rules.subnet().toString())
					.replace("GATEWAY", rules.gateway().toString())
					.replace("SAME_LAN", sameLan(rules.lans()))
					.replace("MESH", rules.mesh().text());
	}

	private static String sets(Ruleset rules) {
		List<Mapping> hosts = rules.hosts();
		return set("map dnat4", "type ipv4_addr : ipv4_addr",
				hosts.stream().map((host) -> host.overlay() + " : " + host.local()).toList())
				+ set("map snat4", "type ipv4_addr : ipv4_addr",
						hosts.stream().map((host) -> host.local() + " : " + host.overlay()).toList())
				+ set("set hosts", "type ipv4_addr", hosts.stream().map((host) -> host.local().toString()).toList())
				+ set("set lans", "type ipv4_addr\n\t\tflags interval\n\t\tauto-merge",
						rules.lans().stream().map(Cidr::toString).toList());
	}

	// nft takes no empty list of elements.
	private static String set(String name, String type, List<String> elements) {
		String lines = elements.isEmpty() ? ""
				: "\t\telements = {\n\t\t\t" + String.join(",\n\t\t\t", elements) + "\n\t\t}\n";
		return "\n\t" + name + " {\n\t\t" + type + "\n" + lines + "\t}\n";
	}

	private static String sameLan(List<Cidr> lans) {
		return lans.stream()
			.map((lan) -> "\t\tip saddr " + lan + " ip daddr " + lan + " accept\n")
			.collect(Collectors.joining());
	}

}
