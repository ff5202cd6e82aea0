package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import org.jspecify.annotations.Nullable;

/**
 * The last handshake of each gateway with each of its peers, as it reported.
 */
final class Handshakes {

	// WireGuard gives a session up after 180 s; a report may be a poll or two old.
	private static final Duration ALIVE = Duration.ofSeconds(195);

	private final Map<SiteDomain, Map<String, PeerStatus>> peers = new TreeMap<>();

	Handshakes(List<Gateway> gateways) {
		for (Gateway gateway : gateways) {
			Map<String, PeerStatus> known = this.peers.computeIfAbsent(gateway.site(), (site) -> new HashMap<>());
			gateway.peers().forEach((peer) -> known.put(peer.name(), peer));
		}
	}

	/** Null if that gateway reported no such peer. */
	@Nullable PeerStatus between(SiteDomain from, String to) {
		return this.peers.getOrDefault(from, Map.of()).get(to);
	}

	/** Its latest handshake with any peer, null if there was none. */
	static @Nullable Instant latest(Gateway gateway) {
		return gateway.peers()
			.stream()
			.map(PeerStatus::lastHandshake)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	static boolean isAlive(PeerStatus peer, Instant now) {
		return isAlive(peer.lastHandshake(), now);
	}

	static boolean isAlive(@Nullable Instant last, Instant now) {
		return last != null && Duration.between(last, now).compareTo(ALIVE) <= 0;
	}

	/** Such as {@code 2 of 3 tunnels}; empty if the gateway reported no peer. */
	static String summary(Gateway gateway, Instant now) {
		if (gateway.peers().isEmpty()) {
			return "";
		}
		long alive = gateway.peers().stream().filter((peer) -> isAlive(peer, now)).count();
		return alive + " of " + gateway.peers().size() + " tunnels";
	}

}
