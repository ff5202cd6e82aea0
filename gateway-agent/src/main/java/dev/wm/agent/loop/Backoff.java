package dev.wm.agent.loop;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a registry alone that does not answer: twice as long each time, up to
 * a limit, and never for two gateways the same.
 */
final class Backoff {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final int POLLS = 6;

	private static final double JITTER = 0.2;

	private final Duration first;

	private final Duration limit;

	private final RandomGenerator random;

	private Duration next;

	Backoff(Duration poll, RandomGenerator random) {
		this.first = poll;
		Duration polls = poll.multipliedBy(POLLS);
		Duration bounded = (polls.compareTo(LONGEST) < 0) ? polls : LONGEST;
		this.limit = (bounded.compareTo(poll) > 0) ? bounded : poll;
		this.random = random;
		this.next = poll;
	}

	/** The wait after one more failure. */
	Duration afterFailure() {
		Duration wait = this.next;
		Duration doubled = wait.multipliedBy(2);
		this.next = (doubled.compareTo(this.limit) < 0) ? doubled : this.limit;
		return jittered(wait);
	}

	/** The wait after a refusal, which does not go away by asking again soon. */
	Duration afterRefusal() {
		return jittered(this.limit);
	}

	void reset() {
		this.next = this.first;
	}

	// Only ever shorter, so that the limit is one.
	private Duration jittered(Duration wait) {
		return Duration.ofNanos((long) (wait.toNanos() * (1 - JITTER * this.random.nextDouble())));
	}

}
