package dev.wm.registry.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * How many wrong tokens an address may show: twenty at once, and one more each second.
 * The addresses that tried longest ago are forgotten first.
 */
@Component
class AttemptRateLimit {

	private static final long INTERVAL_MILLIS = 1_000;

	private static final long BURST_MILLIS = 20 * INTERVAL_MILLIS;

	static final int MOST_ADDRESSES = 10_000;

	// A customer of IPv6 has at least a /64 to itself.
	private static final int NETWORK_BYTES = 8;

	// For each address the moment at which it may show the full number again.
	private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MOST_ADDRESSES;
		}

	};

	private final InstantSource clock;

	AttemptRateLimit(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Counts a wrong token.
	 * @param address where it came from, as a proxy or the connection says it
	 * @return how long it has to wait, zero if it was one of those that it may show
	 */
	Duration fail(String address) {
		String key = key(address);
		long now = this.clock.millis();
		synchronized (this.full) {
			// Held between now and the longest, should the clock be set.
			long held = Math.clamp(this.full.getOrDefault(key, now), now, now + BURST_MILLIS);
			long next = held + INTERVAL_MILLIS;
			boolean spent = next > now + BURST_MILLIS;
			this.full.put(key, spent ? held : next);
			return spent ? Duration.ofMillis(next - now - BURST_MILLIS) : Duration.ZERO;
		}
	}

	private static String key(String address) {
		try {
			byte[] bytes = InetAddress.ofLiteral(address).getAddress();
			return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
		}
		catch (IllegalArgumentException ex) {
			// What a proxy passes on may be anything; all of that is one.
			return "";
		}
	}

}
