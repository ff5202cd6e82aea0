package dev.wm.registry.connection;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.wm.contract.text.PlainText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was refused or cut off at a limit, and logs each kind at most once a
 * minute: a crowd at the door must not fill the disk. Thread-safe.
 */
final class Refusals {

	private static final Logger log = LoggerFactory.getLogger(Refusals.class);

	private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

	private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);

	private final Map<Limit, AtomicLong> quietUntil = new EnumMap<>(Limit.class);

	private final LongSupplier nanoTime;

	Refusals(MeterRegistry registry, LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		for (Limit limit : Limit.values()) {
			this.counters.put(limit, Counter.builder("wm.connections.refused")
				.description("Connections and requests that were refused or cut off, by the limit that they met.")
				.tag("limit", limit.text())
				.register(registry));
			this.quietUntil.put(limit, new AtomicLong(nanoTime.getAsLong()));
		}
	}

	/**
	 * Counts one.
	 * @param limit the limit that was met
	 * @param client who met it
	 * @return whether it was logged too
	 */
	boolean count(Limit limit, String client) {
		Objects.requireNonNull(this.counters.get(limit)).increment();
		AtomicLong until = Objects.requireNonNull(this.quietUntil.get(limit));
		long now = this.nanoTime.getAsLong();
		long quiet = until.get();
		if (now - quiet < 0 || !until.compareAndSet(quiet, now + INTERVAL_NANOS)) {
			return false;
		}
		log.warn(
				"client={} {}; more of the kind are counted in wm_connections_refused_total{limit=\"{}\"} only, for a minute",
				PlainText.of(client), limit.fact(), limit.text());
		return true;
	}

}
