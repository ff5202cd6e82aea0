package dev.wm.agent.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Parses the output of {@code wg show INTERFACE dump}, whose first column is the private
 * key: it is left where it is.
 */
public final class WgDump {

	// After that long WireGuard itself takes a key for dead (REJECT_AFTER_TIME).
	private static final Duration KEY_LIFETIME = Duration.ofMinutes(3);

	private static final int INTERFACE_COLUMNS = 4;

	private static final int PEER_COLUMNS = 8;

	private WgDump() {
	}

	/**
	 * Parses a dump.
	 * @param text the output
	 * @param now when it was made
	 * @return what it says
	 * @throws UnreadableException if it is not such an output
	 */
	public static TunnelState parse(String text, Instant now) {
		List<String> lines = text.lines().toList();
		if (lines.isEmpty()) {
			throw new UnreadableException("wg show");
		}
		String[] own = columns(lines.getFirst(), INTERFACE_COLUMNS);
		Map<PublicKey, PeerState> peers = new HashMap<>();
		Map<PublicKey, PeerTraffic> traffic = new HashMap<>();
		for (String line : lines.subList(1, lines.size())) {
			String[] peer = columns(line, PEER_COLUMNS);
			PublicKey key = PublicKey.parse(peer[0]);
			peers.put(key, peer(peer, now));
			traffic.put(key, traffic(peer, now));
		}
		return new TunnelState(key(own[1]), number(own[2]), peers, traffic);
	}

	private static String[] columns(String line, int count) {
		String[] columns = line.split("\t", -1);
		if (columns.length != count) {
			throw new UnreadableException("wg show");
		}
		return columns;
	}

	private static @Nullable PublicKey key(String text) {
		return text.equals("(none)") ? null : PublicKey.parse(text);
	}

	private static PeerState peer(String[] columns, Instant now) {
		long handshake = Long.parseLong(columns[4]);
		boolean recent = handshake > 0 && Instant.ofEpochSecond(handshake).plus(KEY_LIFETIME).isAfter(now);
		return new PeerState(columns[2].equals("(none)") ? null : columns[2], networks(columns[3]), number(columns[7]),
				recent);
	}

	private static PeerTraffic traffic(String[] columns, Instant now) {
		long handshake = Long.parseLong(columns[4]);
		// The clock may have been set back since.
		Long age = (handshake > 0) ? Math.max(0, now.getEpochSecond() - handshake) : null;
		return new PeerTraffic(columns[2].equals("(none)") ? null : columns[2], handshake, age,
				Long.parseLong(columns[5]), Long.parseLong(columns[6]));
	}

	private static Set<String> networks(String text) {
		return text.equals("(none)") ? Set.of() : Arrays.stream(text.split(",", -1)).collect(Collectors.toSet());
	}

	private static int number(String text) {
		return text.equals("off") ? 0 : Integer.parseInt(text);
	}

}
