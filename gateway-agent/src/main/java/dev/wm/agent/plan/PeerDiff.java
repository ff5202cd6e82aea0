package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.WireGuardInterface;
import dev.wm.agent.observed.PeerState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the desired and the observed WireGuard peers.
 */
final class PeerDiff {

	private final WireGuardInterface wanted;

	private final TunnelState there;

	private final Map<PublicKey, Endpoint> appliedEndpoints;

	PeerDiff(WireGuardInterface wanted, Optional<TunnelState> there, Map<PublicKey, Endpoint> appliedEndpoints) {
		this.wanted = wanted;
		this.there = there.orElse(new TunnelState(null, 0, Map.of()));
		this.appliedEndpoints = appliedEndpoints;
	}

	List<String> changes() {
		List<String> changes = new ArrayList<>();
		if (!this.wanted.privateKey().publicKey().equals(this.there.publicKey())) {
			changes.add("its key differs");
		}
		if (this.wanted.listenPort().number() != this.there.listenPort()) {
			changes.add("its port differs");
		}
		for (Peer peer : this.wanted.peers()) {
			change(peer, this.there.peers().get(peer.key())).ifPresent(changes::add);
		}
		Set<PublicKey> surplus = new HashSet<>(this.there.peers().keySet());
		this.wanted.peers().forEach((peer) -> surplus.remove(peer.key()));
		surplus.stream()
			.sorted()
			.forEach((key) -> changes.add("peer " + key.shortForm() + " is not in the configuration"));
		return changes;
	}

	/**
	 * Whether the only difference is that silent peers need the registry's endpoint: they
	 * may have roamed, which is no drift.
	 */
	boolean isRoutine() {
		boolean same = this.wanted.privateKey().publicKey().equals(this.there.publicKey())
				&& this.wanted.listenPort().number() == this.there.listenPort()
				&& this.wanted.peers().size() == this.there.peers().size();
		return same && this.wanted.peers().stream().allMatch((peer) -> {
			PeerState state = this.there.peers().get(peer.key());
			return state != null && isAsWanted(peer, state) && (peer.endpoint() == null || state.endpoint() != null);
		});
	}

	private static boolean isAsWanted(Peer peer, PeerState state) {
		return state.allowedIps().equals(Set.of(peer.subnet().toString())) && state.keepalive() == peer.keepalive();
	}

	private Optional<String> change(Peer peer, @Nullable PeerState state) {
		if (state == null) {
			return Optional.of("peer " + peer.name() + " is missing");
		}
		if (!isAsWanted(peer, state)) {
			return Optional.of("peer " + peer.name() + " differs");
		}
		return needsEndpoint(peer) ? Optional.of("peer " + peer.name() + " needs its endpoint " + peer.endpoint())
				: Optional.empty();
	}

	/**
	 * Whether the registry's endpoint is to be set: it is not in use, and either it is
	 * new or the peer is not heard of where it is. Anything else would undo roaming.
	 */
	boolean needsEndpoint(Peer peer) {
		Endpoint endpoint = peer.endpoint();
		if (endpoint == null) {
			return false;
		}
		PeerState state = this.there.peers().get(peer.key());
		return state == null || (!endpoint.toString().equals(state.endpoint())
				&& (!endpoint.equals(this.appliedEndpoints.get(peer.key())) || !state.recentHandshake()));
	}

}
