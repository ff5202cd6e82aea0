package dev.wm.agent.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.WireGuardInterface;
import dev.wm.agent.observed.PeerState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.Port;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W74: the hub has an endpoint in the registry, the spoke has none. */
class PeerDiffTests {

	private static final Endpoint ENDPOINT = Endpoint.parse("203.0.113.10:51820");

	private static final Peer HUB = new Peer("hub", Samples.key(2).publicKey(), Cidr.parse("172.30.1.0/24"), ENDPOINT,
			25);

	private static final Peer SPOKE = new Peer("osrc", Samples.key(3).publicKey(), Cidr.parse("172.30.3.0/24"), null,
			25);

	private static final WireGuardInterface WANTED = new WireGuardInterface(InterfaceName.WIREGUARD, Samples.KEY,
			InterfaceAddress.parse("172.30.2.1/24"), Port.of(51820), 1420, List.of(HUB, SPOKE));

	private static final PeerState HUB_STATE = new PeerState("203.0.113.10:51820", Set.of("172.30.1.0/24"), 25, true);

	private static final PeerState SPOKE_STATE = new PeerState(null, Set.of("172.30.3.0/24"), 25, false);

	private static PeerDiff diff(PublicKey key, int port, Map<PublicKey, PeerState> peers) {
		return new PeerDiff(WANTED, Optional.of(new TunnelState(key, port, peers)), Map.of(HUB.key(), ENDPOINT));
	}

	private static PeerDiff diff(PeerState hub, PeerState spoke) {
		return diff(Samples.KEY.publicKey(), 51820, Map.of(HUB.key(), hub, SPOKE.key(), spoke));
	}

	private static PeerDiff silentAt(String endpoint) {
		return diff(new PeerState(endpoint, HUB_STATE.allowedIps(), 25, false), SPOKE_STATE);
	}

	@Test
	void changesWhenAllIsAsWantedAreNone() {
		assertThat(diff(HUB_STATE, SPOKE_STATE).changes()).isEmpty();
	}

	@Test
	void changesWhenTheInterfaceIsBareAreAllOfIt() {
		assertThat(new PeerDiff(WANTED, Optional.empty(), Map.of()).changes()).containsExactlyInAnyOrder(
				"its key differs", "its port differs", "peer hub is missing", "peer osrc is missing");
	}

	@Test
	void changesWhenTheKeyOrPortDiffersNameIt() {
		Map<PublicKey, PeerState> peers = Map.of(HUB.key(), HUB_STATE, SPOKE.key(), SPOKE_STATE);
		PeerDiff otherKey = diff(Samples.key(9).publicKey(), 51820, peers);
		assertThat(otherKey.changes()).containsExactly("its key differs");
		assertThat(otherKey.isRoutine()).isFalse();
		PeerDiff otherPort = diff(Samples.KEY.publicKey(), 51821, peers);
		assertThat(otherPort.changes()).containsExactly("its port differs");
		assertThat(otherPort.isRoutine()).isFalse();
	}

	@Test
	void changesWhenAPeersNetworksOrKeepaliveDifferNameThePeer() {
		for (PeerState state : List.of(new PeerState(null, Set.of(), 25, false),
				new PeerState(null, Set.of("172.30.4.0/24"), 25, false),
				new PeerState(null, Set.of("172.30.3.0/24", "172.30.4.0/24"), 25, false),
				new PeerState(null, Set.of("172.30.3.0/24"), 0, false))) {
			PeerDiff diff = diff(HUB_STATE, state);
			assertThat(diff.changes()).as(state.toString()).containsExactly("peer osrc differs");
			assertThat(diff.isRoutine()).as(state.toString()).isFalse();
		}
	}

	@Test
	void changesWhenSomebodyAddedPeersNameThemByTheirKeys() {
		Map<PublicKey, PeerState> peers = new HashMap<>(Map.of(HUB.key(), HUB_STATE, SPOKE.key(), SPOKE_STATE));
		List<PublicKey> added = List.of(Samples.key(7).publicKey(), Samples.key(8).publicKey());
		added.forEach((key) -> peers.put(key, SPOKE_STATE));
		PeerDiff diff = diff(Samples.KEY.publicKey(), 51820, peers);
		assertThat(diff.changes()).isEqualTo(added.stream()
			.sorted()
			.map((key) -> "peer " + key.shortForm() + " is not in the configuration")
			.toList());
		assertThat(diff.isRoutine()).isFalse();
	}

	// As many are there as should be, so that counting them does not show it.
	@Test
	void isRoutineWhenAPeerIsThereInPlaceOfAnotherIsFalse() {
		PeerDiff diff = diff(Samples.KEY.publicKey(), 51820,
				Map.of(HUB.key(), HUB_STATE, Samples.key(7).publicKey(), SPOKE_STATE));
		assertThat(diff.changes()).startsWith("peer osrc is missing").hasSize(2);
		assertThat(diff.isRoutine()).isFalse();
	}

	@Test
	void isRoutineWhenASilentPeerIsElsewhereIsTrue() {
		PeerDiff diff = silentAt("198.51.100.7:4000");
		assertThat(diff.changes()).containsExactly("peer hub needs its endpoint 203.0.113.10:51820");
		assertThat(diff.isRoutine()).isTrue();
	}

	// WireGuard never forgets an endpoint by itself: somebody set the peer up anew.
	@Test
	void isRoutineWhenAnEndpointIsGoneIsFalse() {
		PeerDiff diff = diff(new PeerState(null, HUB_STATE.allowedIps(), 25, false), SPOKE_STATE);
		assertThat(diff.changes()).containsExactly("peer hub needs its endpoint 203.0.113.10:51820");
		assertThat(diff.isRoutine()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.10:51820, 203.0.113.10:51820, false, false",
			"198.51.100.7:4000, 203.0.113.10:51820, true, false", "198.51.100.7:4000, 203.0.113.10:51820, false, true",
			"198.51.100.7:4000, 203.0.113.99:51820, true, true", "198.51.100.7:4000, , true, true",
			"203.0.113.10:51820, , false, false" })
	void needsEndpointWhenItIsNewOrThePeerIsSilentElsewhere(String used, @Nullable Endpoint applied, boolean recent,
			boolean expected) {
		TunnelState there = new TunnelState(Samples.KEY.publicKey(), 51820,
				Map.of(HUB.key(), new PeerState(used, HUB_STATE.allowedIps(), 25, recent)));
		Map<PublicKey, Endpoint> before = (applied != null) ? Map.of(HUB.key(), applied) : Map.of();
		assertThat(new PeerDiff(WANTED, Optional.of(there), before).needsEndpoint(HUB)).isEqualTo(expected);
	}

	@Test
	void needsEndpointWhenThePeerIsMissingIfItHasOne() {
		PeerDiff bare = new PeerDiff(WANTED, Optional.empty(), Map.of(HUB.key(), ENDPOINT));
		assertThat(bare.needsEndpoint(HUB)).isTrue();
		assertThat(bare.needsEndpoint(SPOKE)).isFalse();
	}

}
