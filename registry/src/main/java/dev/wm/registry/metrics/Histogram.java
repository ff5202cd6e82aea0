package dev.wm.registry.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How long something took, counted by size. Counting allocates nothing and never waits.
 */
final class Histogram {

	private static final double[] BOUNDS = { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
			Double.POSITIVE_INFINITY };

	private final LongAdder[] buckets = Stream.generate(LongAdder::new).limit(BOUNDS.length).toArray(LongAdder[]::new);

	private final LongAdder nanos = new LongAdder();

	void add(long took) {
		double seconds = (double) took / TimeUnit.SECONDS.toNanos(1);
		int bucket = 0;
		while (seconds > BOUNDS[bucket]) {
			bucket++;
		}
		this.buckets[bucket].increment();
		this.nanos.add(took);
	}

	/**
	 * What was counted up to now; it agrees with itself while counting goes on.
	 */
	Counts counts() {
		long[] upTo = new long[BOUNDS.length];
		long all = 0;
		for (int bucket = 0; bucket < upTo.length; bucket++) {
			all += this.buckets[bucket].sum();
			upTo[bucket] = all;
		}
		return new Counts(upTo, (double) this.nanos.sum() / TimeUnit.SECONDS.toNanos(1));
	}

	/**
	 * Takes one bucket.
	 */
	@FunctionalInterface
	interface Bucket {

		/**
		 * Takes it.
		 * @param bound its upper bound in seconds
		 * @param count how many took no longer
		 */
		void take(double bound, long count);

	}

	/**
	 * What a histogram holds at one moment.
	 */
	static final class Counts {

		private final long[] upTo;

		private final double seconds;

		private Counts(long[] upTo, double seconds) {
			this.upTo = upTo;
			this.seconds = seconds;
		}

		void each(Bucket bucket) {
			for (int i = 0; i < this.upTo.length; i++) {
				bucket.take(BOUNDS[i], this.upTo[i]);
			}
		}

		long all() {
			return this.upTo[this.upTo.length - 1];
		}

		double seconds() {
			return this.seconds;
		}

	}

}
