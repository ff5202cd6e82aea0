package dev.wm.agent.render;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.NatMapping;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.table.ElementSet;
import dev.wm.agent.table.Table;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * Renders the nftables table. NAT by maps and membership by sets, so a packet costs the
 * same however many hosts there are.
 */
final class TableText {

	private TableText() {
	}

	// The names are no words of nft's own, such as "devices".
	static Table of(Ruleset rules) {
		List<NatMapping> hosts = rules.hosts();
		// Overlay and local addresses are never the same: rules match the source address
		// of a connection's first packet, before translation.
		Stream<IpAddress> isolated = Stream.concat(addresses(rules.isolated()),
				hosts.stream().filter(NatMapping::isolated).map(NatMapping::local));
		return new Table(List.of(map("dnat4", hosts.stream().map((host) -> host.overlay() + " : " + host.local())),
				map("snat4", hosts.stream().map((host) -> host.local() + " : " + host.overlay())),
				new ElementSet("set", "hosts_at", "ifname . ipv4_addr",
						hosts.stream().flatMap(TableText::places).toList()),
				set("pinned", hosts.stream().filter((host) -> host.mac() != null).map(NatMapping::local)),
				new ElementSet("set", "pinned_at", "ifname . ipv4_addr . ether_addr",
						hosts.stream().filter((host) -> host.mac() != null).flatMap(TableText::pinnedPlaces).toList()),
				new ElementSet("set", "lans", "ifname",
						rules.lans().stream().map(LanAddress::lan).distinct().sorted().map(TableText::quoted).toList()),
				set("masqueraded", hosts.stream().filter(NatMapping::masquerade).map(NatMapping::local)),
				set("members", addresses(rules.members())), set("isolated", isolated),
				set("mesh_devices", addresses(rules.devices()))), TableChains.of(rules));
	}

	// Of several interfaces of the host's LAN each is one.
	private static Stream<String> places(NatMapping host) {
		return host.lans().stream().map((lan) -> quoted(lan) + " . " + host.local());
	}

	private static Stream<String> pinnedPlaces(NatMapping host) {
		return places(host).map((place) -> place + " . " + host.mac());
	}

	private static String quoted(InterfaceName name) {
		return "\"" + name + "\"";
	}

	private static Stream<IpAddress> addresses(Collection<AddressRange> ranges) {
		return ranges.stream().flatMap(AddressRange::addresses);
	}

	private static ElementSet map(String name, Stream<String> elements) {
		return new ElementSet("map", name, "ipv4_addr : ipv4_addr", elements.toList());
	}

	private static ElementSet set(String name, Stream<IpAddress> elements) {
		return new ElementSet("set", name, "ipv4_addr", elements.map(IpAddress::toString).toList());
	}

}
