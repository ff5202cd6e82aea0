package dev.wm.registry.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * The upper bounds of every histogram's buckets, from 1 ms to 10 s; the last, without a
 * bound, is Micrometer's.
 */
final class Buckets {

	static final Duration[] BOUNDS = LongStream
		.of(1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
				10_000_000)
		.mapToObj((micros) -> Duration.ofNanos(micros * 1_000))
		.toArray(Duration[]::new);

	private Buckets() {
	}

}
