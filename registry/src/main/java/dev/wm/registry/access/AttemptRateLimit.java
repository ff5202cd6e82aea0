package dev.wm.registry.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wm.registry.web.ClientNetwork;
import org.springframework.stereotype.Component;

/**
 * The rate limit for wrong tokens of an address: a burst of twenty, then one each second.
 * The addresses that tried longest ago are forgotten first. Thread-safe.
 */
@Component
class AttemptRateLimit {

	private static final long INTERVAL_MILLIS = 1_000;

	private static final long BURST_MILLIS = 20 * INTERVAL_MILLIS;

	static final int MAX_ADDRESSES = 10_000;

	// For each address the time in ms when its burst is available again.
	private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MAX_ADDRESSES;
		}

	};

	private final InstantSource clock;

	AttemptRateLimit(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Counts a wrong token.
	 * @param address the client address, as a proxy or the connection gives it
	 * @return how long the client has to wait, zero if it is within the limit
	 */
	Duration fail(String address) {
		String key = ClientNetwork.of(address);
		long now = this.clock.millis();
		synchronized (this.full) {
			// Clamped, should the clock be set.
			long held = Math.clamp(this.full.getOrDefault(key, now), now, now + BURST_MILLIS);
			long next = held + INTERVAL_MILLIS;
			boolean spent = next > now + BURST_MILLIS;
			this.full.put(key, spent ? held : next);
			return spent ? Duration.ofMillis(next - now - BURST_MILLIS) : Duration.ZERO;
		}
	}

}
