package dev.wm.agent.render;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.Mapping;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.Cidr;

/**
 * The one nftables table, as a transaction that replaces it whole and touches no other.
 * Addresses are translated by maps and admitted by sets, so a packet costs the same
 * however many hosts there are.
 */
final class TableText {

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
		return maps(rules.hosts()) + sets(rules) + TableRules.of(rules);
	}

	private static String maps(List<Mapping> hosts) {
		return set("map dnat4", "ipv4_addr : ipv4_addr",
				hosts.stream().map((host) -> host.overlay() + " : " + host.local()))
				+ set("map snat4", "ipv4_addr : ipv4_addr",
						hosts.stream().map((host) -> host.local() + " : " + host.overlay()));
	}

	private static String sets(Ruleset rules) {
		List<Mapping> hosts = rules.hosts();
		// Overlay and local addresses are never the same: what is asked for is the
		// address
		// that started a connection, before translation.
		Stream<AddressRange> isolated = Stream.concat(rules.isolated().stream(),
				AddressRange.of(hosts.stream().filter(Mapping::isolated).map(Mapping::local).toList()).stream());
		return set("set hosts", "ipv4_addr", hosts.stream().map(Mapping::local))
				+ set("set masqueraded", "ipv4_addr", hosts.stream().filter(Mapping::masquerade).map(Mapping::local))
				+ set("set members", "ipv4_addr\n\t\tflags interval", rules.members().stream())
				+ set("set isolated", "ipv4_addr\n\t\tflags interval", isolated)
				+ set("set clients", "ipv4_addr\n\t\tflags interval", rules.devices().stream()) + set("set lans",
						"ipv4_addr\n\t\tflags interval\n\t\tauto-merge", rules.lans().stream().map(Cidr::toString));
	}

	// nft takes no empty list of elements.
	private static String set(String name, String type, Stream<?> elements) {
		List<String> texts = elements.map(Object::toString).toList();
		String lines = texts.isEmpty() ? ""
				: "\t\telements = {\n\t\t\t" + String.join(",\n\t\t\t", texts) + "\n\t\t}\n";
		return "\n\t" + name + " {\n\t\ttype " + type + "\n" + lines + "\t}\n";
	}

}
