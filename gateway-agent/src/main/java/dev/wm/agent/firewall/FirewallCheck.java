package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks which chains of other firewalls drop traffic that the mesh needs.
 */
public final class FirewallCheck {

	private FirewallCheck() {
	}

	/**
	 * Checks every base chain.
	 * @param rules the rules of others
	 * @param mesh the mesh's traffic on this gateway
	 * @return what is dropped, by chain
	 */
	public static List<BlockedTraffic> blocked(ForeignRules rules, MeshTraffic mesh) {
		List<BlockedTraffic> blocked = new ArrayList<>();
		rules.all().filter(Chain::isBase).forEach((chain) -> {
			for (Traffic traffic : Traffic.values()) {
				blocked(rules, mesh, chain, traffic).ifPresent(blocked::add);
			}
		});
		return blocked;
	}

	private static Optional<BlockedTraffic> blocked(ForeignRules rules, MeshTraffic mesh, Chain chain,
			Traffic traffic) {
		Answer worst = worst(rules, chain, mesh.packets(traffic, chain.hook()));
		if (worst == Answer.NO) {
			return Optional.empty();
		}
		Permits permits = new Permits(rules, mesh);
		return Optional.of(new BlockedTraffic(chain.name(), chain.hook(), chain.drops(), traffic, worst == Answer.YES,
				permits.place(chain), permits.commands(chain, traffic)));
	}

	private static Answer worst(ForeignRules rules, Chain chain, List<Packet> packets) {
		Answer worst = Answer.NO;
		for (Packet packet : packets) {
			Answer drops = ChainEvaluator.drops(rules, chain, packet);
			worst = (drops == Answer.YES || worst == Answer.NO) ? drops : worst;
			if (worst == Answer.YES) {
				return worst;
			}
		}
		return worst;
	}

	/**
	 * The chain that drops a deep check's probe, although it forwards what hosts send.
	 * @return its name, empty if there is none
	 */
	public static Optional<String> blocksProbeAlone(ForeignRules rules, MeshTraffic mesh) {
		return rules.all()
			.filter(Chain::isBase)
			.filter((chain) -> chain.hook().equals("forward"))
			.filter((chain) -> worst(rules, chain, mesh.probe()) != Answer.NO)
			.filter((chain) -> blocked(rules, mesh, chain, Traffic.FORWARDED).isEmpty())
			.map((chain) -> chain.name().toString())
			.findFirst();
	}

}
