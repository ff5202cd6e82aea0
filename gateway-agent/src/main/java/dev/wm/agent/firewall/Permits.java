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

	Place place(Chain chain, Traffic traffic) {
		String table = chain.name().table();
		if (table.equals("firewalld") && !firewalld(chain, traffic).isEmpty()) {
			return Place.FIREWALLD;
		}
		boolean ufw = !forUsers(chain) && !chain.hook().name().endsWith("routing")
				&& this.rules.find(chain.name().sibling("ufw-user-input")).isPresent();
		if (ufw && conditions(chain, traffic).anyMatch((condition) -> !condition.ufw().isEmpty())) {
			return Place.UFW;
		}
		return chain.name().isNft() ? Place.NFT : Place.LEGACY;
	}

	private static boolean forUsers(Chain chain) {
		return chain.hook().name().equals("forward") && chain.jumpsTo(FOR_USERS);
	}

	private Stream<Condition> conditions(Chain chain, Traffic traffic) {
		return new Conditions(this.mesh, chain).of(traffic);
	}

	/**
	 * The commands.
	 * @param chain the chain
	 * @param traffic the kind of traffic
	 * @param lost the packets of that kind that do not pass as they are
	 */
	List<List<String>> commands(Chain chain, Traffic traffic, List<Packet> lost) {
		List<Condition> conditions = conditions(chain, traffic)
			.filter((condition) -> lost.stream().anyMatch(condition.holds()))
			.toList();
		return switch (place(chain, traffic)) {
			case NFT -> conditions.stream().map((condition) -> nft(chain, condition.nft())).toList();
			case LEGACY -> conditions.stream().map((condition) -> legacy(chain, condition.iptables())).toList();
			case UFW -> conditions.stream()
				.filter((condition) -> !condition.ufw().isEmpty())
				.map((condition) -> Stream.concat(Stream.of("ufw"), condition.ufw().stream()).toList())
				.distinct()
				.toList();
			case FIREWALLD -> firewalld(chain, traffic);
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
	private List<List<String>> firewalld(Chain chain, Traffic traffic) {
		String wg = "--add-interface=" + this.mesh.mesh();
		return switch (traffic) {
			case FORWARDED -> List.of(firewalld("--permanent", "--zone=trusted", wg),
					firewalld("--permanent", "--new-policy=" + Rule.TAG),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--set-target=ACCEPT"),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--add-ingress-zone=ANY"),
					firewalld("--permanent", "--policy=" + Rule.TAG, "--add-egress-zone=trusted"),
					firewalld("--reload"));
			case TUNNEL -> chain.hook().isNat() ? List.of() : List
				.of(firewalld("--permanent", "--add-port=" + this.mesh.port() + "/udp"), firewalld("--reload"));
			case MESH -> List.of(firewalld("--permanent", "--zone=trusted", wg), firewalld("--reload"));
			case OUTBOUND -> (chain.stage() == Stage.POSTROUTING)
					? List.of(firewalld("--permanent", "--zone=trusted", wg), firewalld("--reload")) : List.of();
			case NAMES -> chain.hook().isNat() ? List.of()
					: List.of(firewalld("--permanent", "--add-service=dns"), firewalld("--reload"));
			case OWN, NEIGHBOURS, INBOUND -> List.of();
		};
	}

	private static List<String> firewalld(String... arguments) {
		return Stream.concat(Stream.of("firewall-cmd"), Stream.of(arguments)).toList();
	}

}
