package dev.wm.agent.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Backoff with jitter. While nothing listens at the registry's address: short after the
 * first failure, since the connection alone may have died, then the poll interval, and
 * twice that from then on, so that a registry that is up again is noticed within two
 * polls; a connection that is refused costs next to nothing. After a refusal, whose
 * reason only an operator changes, six intervals or 30 s.
 */
final class Backoff {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final int POLLS = 6;

	private static final int POLLS_WHILE_DOWN = 2;

	private static final double JITTER = 0.2;

	// Part of the interval. All of it is jitter: a registry that restarts ends every
	// connection at the same moment.
	private static final int SOON = 5;

	private final Duration first;

	private final Duration limit;

	private final Duration limitWhileDown;

	private final RandomGenerator random;

	private Duration next;

	private boolean answeredSince;

	Backoff(Duration poll, RandomGenerator random) {
		this.first = poll;
		Duration polls = poll.multipliedBy(POLLS);
		Duration bounded = (polls.compareTo(LONGEST) < 0) ? polls : LONGEST;
		this.limit = (bounded.compareTo(poll) > 0) ? bounded : poll;
		this.limitWhileDown = poll.multipliedBy(POLLS_WHILE_DOWN);
		this.random = random;
		this.next = poll;
		this.answeredSince = true;
	}

	/** The wait after one more failure. */
	Duration afterFailure() {
		if (this.answeredSince) {
			this.answeredSince = false;
			return shortened(this.first.dividedBy(SOON), 1);
		}
		Duration wait = this.next;
		Duration doubled = wait.multipliedBy(2);
		this.next = (doubled.compareTo(this.limitWhileDown) < 0) ? doubled : this.limitWhileDown;
		return shortened(wait, JITTER);
	}

	/** The wait after a refusal: the limit, since polling again soon does not help. */
	Duration afterRefusal() {
		return shortened(this.limit, JITTER);
	}

	void reset() {
		this.next = this.first;
		this.answeredSince = true;
	}

	// Only ever shorter, so that the limit is one.
	private Duration shortened(Duration wait, double share) {
		return Duration.ofNanos((long) (wait.toNanos() * (1 - share * this.random.nextDouble())));
	}

}
