package dev.wm.agent.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Parses the output of {@code wg show INTERFACE dump}, wg(8), again and again. A mesh may
 * have a thousand peers, so a peer's line that is unchanged is not parsed again. The
 * first column of the first line is the private key, which is not read.
 */
public final class WgDumpParser {

	// After that long WireGuard itself takes a key for dead (REJECT_AFTER_TIME).
	private static final long KEY_LIFETIME = Duration.ofMinutes(3).toSeconds();

	private static final int INTERFACE_COLUMNS = 4;

	private static final int PEER_COLUMNS = 8;

	private String text = "";

	private Map<String, Line> lines = Map.of();

	private Map<PublicKey, PeerState> peers = Map.of();

	private Map<PublicKey, PeerTraffic> traffic = Map.of();

	// From when until when, in seconds, nobody's handshake becomes recent or old.
	private long from = Long.MIN_VALUE;

	private long until = Long.MAX_VALUE;

	/**
	 * Parses an output.
	 * @param output the output
	 * @param now when it was made
	 * @return the interface's state
	 * @throws OutputParseException if it is not such an output
	 */
	public TunnelState read(String output, Instant now) {
		int end = output.indexOf('\n');
		String[] own = columns((end < 0) ? output : output.substring(0, end), INTERFACE_COLUMNS);
		String rest = (end < 0) ? "" : output.substring(end + 1);
		long second = now.getEpochSecond();
		if (second < this.from || second >= this.until || !isAsBefore(rest)) {
			this.text = "";
			read(rest, second);
			this.text = rest;
		}
		return new TunnelState(key(own[1]), number(own[2]), this.peers, this.traffic);
	}

	// WireGuard in user space lists its peers in another order each time.
	private boolean isAsBefore(String rest) {
		return rest.equals(this.text) || (!this.text.isEmpty() && rest.length() == this.text.length() && isKnown(rest));
	}

	private boolean isKnown(String rest) {
		int start = 0;
		int end = rest.indexOf('\n');
		while (end >= 0 && this.lines.containsKey(rest.substring(start, end))) {
			start = end + 1;
			end = rest.indexOf('\n', start);
		}
		return start == rest.length();
	}

	private void read(String rest, long second) {
		Map<String, Line> next = new HashMap<>();
		Map<PublicKey, PeerState> states = new HashMap<>();
		Map<PublicKey, PeerTraffic> passed = new HashMap<>();
		this.from = Long.MIN_VALUE;
		this.until = Long.MAX_VALUE;
		int start = 0;
		while (start < rest.length()) {
			int end = rest.indexOf('\n', start);
			int stop = (end < 0) ? rest.length() : end;
			String text = rest.substring(start, stop);
			Line known = this.lines.get(text);
			Line line = (known != null) ? known : Line.of(columns(text, PEER_COLUMNS));
			next.put(text, line);
			states.put(line.key(), state(line, second));
			passed.put(line.key(), line.traffic());
			start = stop + 1;
		}
		this.lines = next;
		this.peers = Map.copyOf(states);
		this.traffic = Map.copyOf(passed);
	}

	private PeerState state(Line line, long second) {
		long handshake = line.traffic().handshake();
		long old = handshake + KEY_LIFETIME;
		boolean recent = handshake > 0 && old > second;
		if (recent) {
			this.until = Math.min(this.until, old);
		}
		else if (handshake > 0) {
			this.from = Math.max(this.from, old);
		}
		return new PeerState(line.traffic().endpoint(), line.allowedIps(), line.keepalive(), recent);
	}

	private static String[] columns(String line, int count) {
		String[] columns = line.split("\t", -1);
		if (columns.length != count) {
			throw new OutputParseException("wg show");
		}
		return columns;
	}

	private static @Nullable PublicKey key(String text) {
		return text.equals("(none)") ? null : PublicKey.parse(text);
	}

	private static int number(String text) {
		return text.equals("off") ? 0 : Integer.parseInt(text);
	}

	/**
	 * A peer's line.
	 *
	 * @param key the peer
	 * @param allowedIps its allowed IPs
	 * @param keepalive its persistent keepalive in seconds, 0 for none
	 * @param traffic its endpoint and counters
	 */
	private record Line(PublicKey key, Set<String> allowedIps, int keepalive, PeerTraffic traffic) {

		static Line of(String[] columns) {
			String endpoint = columns[2].equals("(none)") ? null : columns[2];
			Set<String> networks = columns[3].equals("(none)") ? Set.of() : Set.of(columns[3].split(",", -1));
			return new Line(PublicKey.parse(columns[0]), networks, number(columns[7]), new PeerTraffic(endpoint,
					Long.parseLong(columns[4]), Long.parseLong(columns[5]), Long.parseLong(columns[6])));
		}

	}

}
