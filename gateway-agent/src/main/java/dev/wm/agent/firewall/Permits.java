package dev.wm.agent.firewall;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.firewall.BlockedTraffic.Place;

/**
 * The commands that let traffic of the mesh pass a chain of another firewall: in the
 * place made for it if the firewall has one, else in the chain itself.
 *
 * @param rules the rules of others
 * @param mesh the mesh's traffic
 */
record Permits(ForeignRules rules, MeshTraffic mesh) {

	private static final String FOR_USERS = "DOCKER-USER";

	Place place(Chain chain) {
		if (chain.name().table().equals("firewalld")) {
			return Place.FIREWALLD;
		}
		if (!forUsers(chain) && this.rules.find(chain.name().sibling("ufw-user-input")).isPresent()
				&& !chain.hook().endsWith("routing")) {
			return Place.UFW;
		}
		return chain.name().isNft() ? Place.NFT : Place.LEGACY;
	}

	private static boolean forUsers(Chain chain) {
		return chain.hook().equals("forward") && chain.jumpsTo(FOR_USERS);
	}

	List<List<String>> commands(Chain chain, Traffic traffic) {
		return switch (place(chain)) {
			case NFT -> conditions(traffic, chain.hook()).map((condition) -> nft(chain, condition.nft())).toList();
			case LEGACY ->
				conditions(traffic, chain.hook()).map((condition) -> legacy(chain, condition.iptables())).toList();
			case UFW -> conditions(traffic, chain.hook()).filter((condition) -> !condition.ufw().isEmpty())
				.map((condition) -> Stream.concat(Stream.of("ufw"), condition.ufw().stream()).toList())
				.toList();
			case FIREWALLD -> firewalld(traffic);
		};
	}

	private static String target(Chain chain) {
		return forUsers(chain) ? FOR_USERS : chain.name().chain();
	}

	private static List<String> nft(Chain chain, String condition) {
		return List.of("nft", "insert", "rule", chain.name().family(), chain.name().table(), target(chain), condition,
				"accept");
	}

	private static List<String> legacy(Chain chain, List<String> condition) {
		return Stream
			.of(List.of(ChainName.LEGACY, "-t", chain.name().table(), "-I", target(chain)), condition,
					List.of("-j", "ACCEPT"))
			.flatMap(List::stream)
			.toList();
	}

	// Interfaces of the zone "trusted" may do anything, and the agent's table says what
	// that is. Forwarding to another zone takes a policy of its own.
	private List<List<String>> firewalld(Traffic traffic) {
		String wg = "--add-interface=" + this.mesh.mesh();
		return switch (traffic) {
			case FORWARDED -> List.of(firewalld("--permanent", "--zone=trusted", wg),
					firewalld("--permanent", "--new-policy=" + Rule.TAG),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--set-target=ACCEPT"),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--add-ingress-zone=ANY"),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--add-egress-zone=trusted"),
					firewalld("--reload"));
			case TUNNEL ->
				List.of(firewalld("--permanent", "--add-port=" + this.mesh.port() + "/udp"), firewalld("--reload"));
			case MESH -> List.of(firewalld("--permanent", "--zone=trusted", wg), firewalld("--reload"));
			case NAMES -> List.of(firewalld("--permanent", "--add-service=dns"), firewalld("--reload"));
		};
	}

	private static List<String> firewalld(String... arguments) {
		return Stream.concat(Stream.of("firewall-cmd"), Stream.of(arguments)).toList();
	}

	private Stream<Condition> conditions(Traffic traffic, String hook) {
		boolean outwards = hook.equals("output") || hook.equals("postrouting");
		return switch (traffic) {
			case FORWARDED -> forwarded(hook);
			case TUNNEL ->
				Stream.of(outwards ? port("sport", "out", this.mesh.port()) : port("dport", "in", this.mesh.port()));
			case MESH -> Stream.of(outwards ? device("oifname", "-o", this.mesh.mesh(), List.of("allow", "out", "on"))
					: device("iifname", "-i", this.mesh.mesh(), List.of("allow", "in", "on")));
			case NAMES -> this.mesh.lans()
				.stream()
				.flatMap((lan) -> Stream.of("udp", "tcp").map((protocol) -> dns(lan.device(), protocol, outwards)));
		};
	}

	// The hub forwards between two sites too; hosts of one site reach each other by
	// overlay addresses through the LAN's interface.
	private Stream<Condition> forwarded(String hook) {
		Condition in = device("iifname", "-i", this.mesh.mesh(), List.of("route", "allow", "in", "on"));
		Condition out = device("oifname", "-o", this.mesh.mesh(), List.of("route", "allow", "out", "on"));
		String subnet = this.mesh.subnet().toString();
		Condition within = new Condition("ct original ip daddr " + subnet,
				List.of("-m", "conntrack", "--ctorigdst", subnet), List.of());
		return switch (hook) {
			case "prerouting" -> Stream.of(in, within);
			case "postrouting" -> Stream.of(out, within);
			default -> Stream.of(in, out, within);
		};
	}

	private static Condition device(String nft, String iptables, String device, List<String> ufw) {
		return new Condition(nft + " \"" + device + "\"", List.of(iptables, device),
				Stream.concat(ufw.stream(), Stream.of(device)).toList());
	}

	private static Condition port(String side, String way, int port) {
		String number = Integer.toString(port);
		return new Condition("udp " + side + " " + number, List.of("-p", "udp", "--" + side, number),
				way.equals("in") ? List.of("allow", number + "/udp")
						: List.of("allow", "out", "proto", "udp", "from", "any", "port", number));
	}

	private static Condition dns(String device, String protocol, boolean outwards) {
		String side = outwards ? "sport 53" : "dport 53";
		String port = outwards ? "--sport" : "--dport";
		List<String> ufw = outwards
				? List.of("allow", "out", "on", device, "proto", protocol, "from", "any", "port", "53")
				: List.of("allow", "in", "on", device, "to", "any", "port", "53", "proto", protocol);
		return new Condition((outwards ? "oifname" : "iifname") + " \"" + device + "\" " + protocol + " " + side,
				List.of(outwards ? "-o" : "-i", device, "-p", protocol, port, "53"), ufw);
	}

	/**
	 * A condition in the words of each program.
	 *
	 * @param nft for nft
	 * @param iptables for iptables
	 * @param ufw what follows "ufw", empty if ufw cannot say it
	 */
	private record Condition(String nft, List<String> iptables, List<String> ufw) {
	}

}
