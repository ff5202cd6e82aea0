package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks which chains of other firewalls drop or translate traffic that the mesh needs.
 */
public final class FirewallCheck {

	private static final List<Traffic> NEEDED = List.of(Traffic.FORWARDED, Traffic.TUNNEL, Traffic.MESH, Traffic.NAMES,
			Traffic.OWN, Traffic.NEIGHBOURS);

	private final ForeignRules rules;

	private final MeshTraffic mesh;

	private FirewallCheck(ForeignRules rules, MeshTraffic mesh) {
		this.rules = rules;
		this.mesh = mesh;
	}

	/**
	 * Checks every base chain.
	 * @param rules the rules of others
	 * @param mesh the mesh's traffic on this gateway
	 * @return what is dropped or translated, by chain
	 */
	public static List<BlockedTraffic> blocked(ForeignRules rules, MeshTraffic mesh) {
		FirewallCheck check = new FirewallCheck(rules, mesh);
		TranslationCheck translations = new TranslationCheck(rules, mesh);
		List<BlockedTraffic> blocked = new ArrayList<>();
		check.chains().forEach((chain) -> {
			NEEDED.forEach((traffic) -> check.dropped(chain, traffic).ifPresent(blocked::add));
			blocked.addAll(translations.of(chain));
		});
		return blocked;
	}

	private Stream<Chain> chains() {
		return this.rules.all().filter(Chain::isBase);
	}

	private Optional<BlockedTraffic> dropped(Chain chain, Traffic traffic) {
		List<Packet> packets = new MeshPackets(this.mesh, chain).of(traffic);
		Answer worst = worst(chain, traffic, packets);
		if (worst == Answer.NO) {
			return Optional.empty();
		}
		List<Packet> lost = packets.stream()
			.filter((packet) -> worst(chain, traffic, List.of(packet)) != Answer.NO)
			.toList();
		Permits permits = new Permits(this.rules, this.mesh);
		return Optional.of(new BlockedTraffic(chain.name(), chain.hook().toString(), Effect.DROP, traffic,
				worst == Answer.YES, permits.place(chain, traffic), permits.commands(chain, traffic, lost)));
	}

	// The mesh's own table drops what is not tracked.
	private Answer worst(Chain chain, Traffic traffic, List<Packet> packets) {
		boolean tracked = traffic == Traffic.FORWARDED || traffic == Traffic.MESH;
		Answer worst = Answer.NO;
		for (Packet packet : packets) {
			Answer drops = tracked ? ChainEvaluator.losesTracked(this.rules, chain, packet)
					: ChainEvaluator.drops(this.rules, chain, packet);
			worst = (drops == Answer.YES || worst == Answer.NO) ? drops : worst;
			if (worst == Answer.YES) {
				return worst;
			}
		}
		return worst;
	}

	/**
	 * The chain that drops a deep check's probe, although it lets pass what hosts send.
	 * @return its name, empty if there is none
	 */
	public static Optional<String> blocksProbeAlone(ForeignRules rules, MeshTraffic mesh) {
		FirewallCheck check = new FirewallCheck(rules, mesh);
		return check.chains()
			.filter((chain) -> check.worst(chain, Traffic.FORWARDED, new MeshPackets(mesh, chain).probe()) != Answer.NO)
			.filter((chain) -> check.dropped(chain, Traffic.FORWARDED).isEmpty())
			.map((chain) -> chain.name().toString())
			.findFirst();
	}

	/**
	 * The chain that drops the gateway's own pings to a LAN's host, at either of its
	 * addresses, or what answers them.
	 * @return its name, empty if there is none
	 */
	public static Optional<String> blocksPings(ForeignRules rules, MeshTraffic mesh, MeshTraffic.Lan lan) {
		FirewallCheck check = new FirewallCheck(rules, mesh);
		return check
			.first((packets) -> Stream.of(packets.pings(lan), packets.overlayPings(lan), packets.neighbours(lan))
				.flatMap((each) -> each));
	}

	/**
	 * The chain that drops the gateway's own pings to other gateways, or what answers
	 * them.
	 * @return its name, empty if there is none
	 */
	public static Optional<String> blocksPings(ForeignRules rules, MeshTraffic mesh) {
		return new FirewallCheck(rules, mesh).first(MeshPackets::pings);
	}

	private Optional<String> first(Function<MeshPackets, Stream<Packet>> packets) {
		return chains().filter((chain) -> {
			MeshPackets here = new MeshPackets(this.mesh, chain);
			return worst(chain, Traffic.MESH, here.here(packets.apply(here))) == Answer.YES;
		}).map((chain) -> chain.name().toString()).findFirst();
	}

}
