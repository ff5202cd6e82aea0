package dev.wm.agent.render;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.agent.desired.Bystander;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.firewall.ProbeNetwork;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.agent.table.RefusedSources;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.gateway.RefusedSource;

/**
 * Renders the chains of the nftables table. Rules match a connection's first packet
 * (<code>ct original</code>), so they hold for both directions and for established
 * connections: an address that is removed or isolated is cut off at once.
 */
final class TableChains {

	// Counts who knocks in vain. The kernel adds the elements, and no more than fit; when
	// none fits, the rule after it drops all the same.
	private static final String REFUSED = """

				set refused {
					type ipv4_addr
					size MOST
					flags dynamic,timeout
					timeout FORGOTTENs
				}
			""";

	private static final String TRANSLATION = """

				chain prerouting {
					type nat hook prerouting priority -100; policy accept;
					iifname "MESH" dnat to ip daddr map @dnat4
					iifname . ip saddr @hosts_at dnat to ip daddr map @dnat4
				}

				chain output {
					type nat hook output priority -100; policy accept;
					dnat to ip daddr map @dnat4
				}

				chain postrouting {
					type nat hook postrouting priority 100; policy accept;
					oifname "MESH" snat to ip saddr map @snat4
					ct status dnat ct original ip daddr SUBNET ip daddr @masqueraded masquerade
					ct status dnat ct original ip daddr SUBNET snat to ip saddr map @snat4
					oifname "MESH" ip saddr PROBE snat to GATEWAY
				}
			""";

	// The routing rules send what has no mark nowhere, so the mesh is shut while this
	// table
	// is missing. After the translation, so that the destination is the final one. What
	// has
	// an address of the mesh comes from the mesh: before it is routed, since the kernel
	// answers what it cannot route (TTL, MTU, options) with an error from the gateway's
	// own
	// address, to that address.
	private static final String MARK = """

				chain passed {
					type filter hook prerouting priority -90; policy accept;
					iifname != { "lo", "MESH" } ip saddr SUPERNET STRANGER
					iifname "MESH" meta mark set meta mark | PASSED
					ip daddr SUPERNET meta mark set meta mark | PASSED
				}
			""";

	private static final String SEGMENT_SIZE = """

				chain segment_size {
					type filter hook forward priority -150; policy accept;
					oifname "MESH" tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
					iifname "MESH" tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
				}
			""";

	// Packets that are not the mesh's are forwarded as before.
	private static final String FORWARD = """

				chain forward {
					type filter hook forward priority 0; policy accept;
					iifname "MESH" goto from_mesh
					oifname "MESH" goto into_mesh
					iifname "PROBER" drop
					oifname "PROBER" drop
					ct status dnat ct original ip daddr SUBNET goto within_site
			ISOLATION	}
			""";

	private static final String ISOLATION = """
					ct state established,related accept
					ct status dnat accept
					iifname != @lans iifname "docker*" accept
					iifname != @lans iifname "br-*" accept
					iifname != @lans iifname "veth*" accept
					iifname != @lans iifname "virbr*" accept
					iifname != @lans iifname "lxdbr*" accept
					iifname != @lans iifname "lxcbr*" accept
					iifname != @lans iifname "incusbr*" accept
					iifname != @lans iifname "podman*" accept
					iifname != @lans iifname "cni*" accept
			LANS_APART""";

	// Conntrack takes up a TCP connection from its middle when it has forgotten it, and
	// then the next to speak counts as its caller: whom an isolated one had called must
	// not become that.
	private static final String ADMISSION = """

				chain admission {
					ct state invalid,untracked drop
					ct original ip saddr @isolated drop
					ct state new ct original ip daddr @isolated tcp flags & (fin | syn | rst | ack) != syn drop
				}
			""";

	// What the gateway publishes itself, such as a container's port, has its overlay
	// address as the connection's destination, and is on none of its LANs. The probe of a
	// deep check stands for a host: whoever can make its interface is root here.
	private static final String MESH = """

				chain from_mesh {
					ip saddr != @members drop
					ip saddr SUBNET ip saddr != @mesh_devices drop
					jump admission
					oifname "MESH" goto through_hub
					oifname != @lans ct direction original ct status dnat ct original ip daddr GATEWAY accept
					oifname "PROBER" ip daddr PROBE ct direction reply accept
					oifname . ip daddr != @hosts_at drop
					ct state established,related accept
					ct status dnat ct original ip daddr SUBNET accept
					drop
				}

				chain through_hub {
					ip daddr != @members drop
					ip saddr @mesh_devices accept
					ip daddr @mesh_devices accept
					drop
				}

				chain into_mesh {
					ip daddr != @members drop
					jump admission
					iifname "PROBER" ip saddr PROBE ct direction original accept
					jump published_replies
					goto from_lan
				}

				chain within_site {
					jump admission
					oifname != @lans ct direction original ct original ip daddr GATEWAY goto from_lan
					jump published_replies
					oifname . ip daddr != @hosts_at drop
					goto from_lan
				}

				chain published_replies {
					iifname != @lans ct state established ct direction reply ct status dnat ct original ip daddr GATEWAY accept
				}

				chain from_lan {
					ip saddr @pinned iifname . ip saddr . ether saddr != @pinned_at drop
					ct state related ip saddr @isolated ct original ip daddr != @isolated drop
					iifname . ip saddr @hosts_at accept
					goto refuse
				}
			""";

	private static final String INPUT = """

				chain input {
					type filter hook input priority 0; policy accept;
					iifname "lo" accept
					iifname "MESH" goto input_from_mesh
					ip daddr GATEWAY goto input_from_lan
				}

				chain input_from_mesh {
					ip saddr != @members drop
					ip saddr SUBNET ip saddr != @mesh_devices drop
					jump admission
					ip daddr GATEWAY accept
					ct status dnat accept
					drop
				}

				chain input_from_lan {
					jump admission
					ip saddr @pinned iifname . ip saddr . ether saddr != @pinned_at drop
					iifname . ip saddr @hosts_at return
					goto refuse
				}

				chain output_filter {
					type filter hook output priority 0; policy accept;
					ip saddr GATEWAY jump admission
				}
			""";

	// Whoever could be registered: an address of the LAN. Others are forged, or of
	// networks
	// behind it.
	private static final String REFUSE = """

				chain refuse {
			KNOCKING		drop
				}
			""";

	// Machines of another network inside the supernet talk to others than the mesh.
	private static final String BYSTANDERS = """

				chain bystanders {
			NETWORKS		drop
				}
			""";

	private TableChains() {
	}

	static String of(Ruleset rules) {
		String text = REFUSED + TRANSLATION + MARK + SEGMENT_SIZE
				+ FORWARD.replace("ISOLATION", rules.lansIsolated() ? ISOLATION : "") + ADMISSION + REFUSE + MESH
				+ INPUT + (rules.bystanders().isEmpty() ? "" : BYSTANDERS);
		return text.replace("STRANGER", rules.bystanders().isEmpty() ? "drop" : "jump bystanders")
			.replace("NETWORKS", lines(rules.bystanders(), TableChains::from))
			.replace("KNOCKING", lines(rules.lans(), TableChains::count))
			.replace("SUPERNET", rules.supernet().toString())
			.replace("SUBNET", rules.subnet().toString())
			.replace("PASSED", RoutingRule.MARK)
			.replace("MOST", Integer.toString(RefusedSource.MOST))
			.replace("FORGOTTEN", Long.toString(RefusedSources.FORGOTTEN.toSeconds()))
			.replace("GATEWAY", rules.gateway().toString())
			.replace("PROBER", ProbeNetwork.INTERFACE)
			.replace("PROBE", ProbeNetwork.ADDRESS)
			.replace("LANS_APART",
					lines(rules.lans(), TableChains::within) + lines(rules.lans(), TableChains::into)
							+ across(rules.lans()))
			.replace("\"MESH\"", "\"" + rules.mesh() + "\"");
	}

	private static <T> String lines(List<T> networks, Function<T, String> rule) {
		return networks.stream()
			.map((network) -> "\t\t" + rule.apply(network) + "\n")
			.distinct()
			.collect(Collectors.joining());
	}

	private static String within(LanAddress lan) {
		Cidr network = lan.address().network();
		return "iifname \"" + lan.lan() + "\" ip saddr " + network + " ip daddr " + network + " accept";
	}

	private static String count(LanAddress lan) {
		Cidr network = lan.address().network();
		return "iifname \"" + lan.lan() + "\" ip saddr " + network + " ip saddr != " + network.address()
				+ " ct state new update @refused { ip saddr counter }";
	}

	private static String from(Bystander other) {
		String mesh = other.mesh().stream().map(Cidr::toString).collect(Collectors.joining(", "));
		return "iifname \"" + other.at().lan() + "\" ip saddr " + other.at().address().network()
				+ (mesh.isEmpty() ? "" : " ip saddr != { " + mesh + " }") + " return";
	}

	private static String into(LanAddress lan) {
		return "ip daddr " + lan.address().network() + " drop";
	}

	// What a router on one LAN leads to, such as the internet, is not the other LANs'.
	private static String across(List<LanAddress> lans) {
		List<String> same = lans.stream().map((lan) -> "\"" + lan.lan() + "\"").distinct().toList();
		return (same.size() < 2) ? "" : "\t\tiifname @lans oifname @lans iifname . oifname != { "
				+ same.stream().map((name) -> name + " . " + name).collect(Collectors.joining(", ")) + " } drop\n";
	}

}
