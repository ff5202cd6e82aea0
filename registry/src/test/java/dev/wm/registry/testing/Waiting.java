package dev.wm.registry.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for conditions, long enough for a machine that is busy with other things.
 */
public final class Waiting {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

	private Waiting() {
	}

	/**
	 * Begins to wait; what is to come true follows.
	 */
	public static ConditionFactory await() {
		return Awaitility.with().pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).await().atMost(LONGEST);
	}

}
