package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.firewall.Verdict.Plain;

/**
 * Checks which base chains of other firewalls translate addresses of packets that the
 * mesh's own table translates, or that are to arrive as they were sent. NAT is settled by
 * a connection's first packet and the first chain, by priority, that translates it.
 *
 * @param rules the rules of others
 * @param mesh the mesh's traffic
 */
record TranslationCheck(ForeignRules rules, MeshTraffic mesh) {

	private static final List<Traffic> SOURCES = List.of(Traffic.OUTBOUND, Traffic.INBOUND);

	private static final List<Traffic> DESTINATIONS = List.of(Traffic.OUTBOUND, Traffic.INBOUND, Traffic.TUNNEL,
			Traffic.MESH, Traffic.NAMES, Traffic.OWN);

	/** What a chain translates. */
	List<BlockedTraffic> of(Chain chain) {
		List<BlockedTraffic> found = new ArrayList<>();
		SOURCES.stream()
			.filter((traffic) -> translates(chain, traffic, Plain.SOURCE))
			.forEach((traffic) -> found.add(blocked(chain, Effect.SOURCE, traffic)));
		DESTINATIONS.stream()
			.filter((traffic) -> translates(chain, traffic, Plain.DESTINATION))
			.forEach((traffic) -> found.add(blocked(chain, Effect.DESTINATION, traffic)));
		return found;
	}

	private boolean translates(Chain chain, Traffic traffic, Plain outcome) {
		return !isTooLate(chain, traffic, outcome) && packets(chain, traffic, outcome)
			.anyMatch((packet) -> ChainEvaluator.ends(this.rules, chain, packet, outcome));
	}

	// The agent's table has an address for every host: by then, it has been translated.
	private static boolean isTooLate(Chain chain, Traffic traffic, Plain outcome) {
		return chain.hook().isNat() && switch (traffic) {
			case OUTBOUND -> outcome == Plain.SOURCE && chain.hook().isAfterSources();
			case INBOUND -> outcome == Plain.DESTINATION && chain.hook().isAfterDestinations();
			default -> false;
		};
	}

	// What the gateway asks name servers outside is its owner's to send where he likes.
	private Stream<Packet> packets(Chain chain, Traffic traffic, Plain outcome) {
		return new MeshPackets(this.mesh, chain).of(traffic)
			.stream()
			.filter((packet) -> !chain.hook().isNat() || packet.connection().isNew())
			.filter((packet) -> outcome == Plain.SOURCE || traffic != Traffic.OWN || packet.out().equals("lo"));
	}

	// Such as a port forward, or a proxy for the Web.
	private boolean isOfPorts(Chain chain, Traffic traffic) {
		return (traffic == Traffic.OUTBOUND || traffic == Traffic.INBOUND) && packets(chain, traffic, Plain.DESTINATION)
			.filter((packet) -> packet.destinationPort() != Packet.ANY_PORT)
			.noneMatch((packet) -> ChainEvaluator.ends(this.rules, chain, packet, Plain.DESTINATION));
	}

	private BlockedTraffic blocked(Chain chain, Effect effect, Traffic traffic) {
		Permits permits = new Permits(this.rules, this.mesh);
		boolean passes = effect == Effect.SOURCE ? traffic == Traffic.INBOUND : isOfPorts(chain, traffic);
		return new BlockedTraffic(chain.name(), chain.hook().toString(), effect, traffic, !passes,
				permits.place(chain, traffic),
				permits.commands(chain, traffic,
						packets(chain, traffic, (effect == Effect.SOURCE) ? Plain.SOURCE : Plain.DESTINATION)
							.toList()));
	}

}
