package dev.wm.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waits for conditions, within bounds that mean the same on an idle machine and on a busy
 * one: time in which tasks were waiting for a processor or a disk does not count (see
 * PSI, Documentation/accounting/psi.rst of the kernel), up to {@link #ALLOWANCE}. So a
 * bound may be as short as what is promised. Where the kernel does not measure it, the
 * allowance is always granted.
 */
public final class Await {

	/** By how much a busy machine may lengthen a bound. */
	static final Duration ALLOWANCE = Duration.ofMinutes(2);

	// Looking takes processor time from what is awaited: the longer it has taken, the
	// rarer, and a look that takes long itself is followed by a pause twice as long.
	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

	private static final Duration LONGEST_PAUSE_AFTER_A_LOOK = Duration.ofSeconds(2);

	private static final int PAUSES = 8;

	private static final Pattern STALLED = Pattern.compile("(?m)^some .*total=(\\d+)$");

	private final long started = System.nanoTime();

	private final long stalledBefore = stalledMicros();

	private final Duration limit;

	private Await(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Waits until a condition holds, and fails the test if it does not in time.
	 * @param limit how long that may take
	 * @param what the condition in words
	 * @param condition the condition; it is tried again and again
	 */
	public static void within(Duration limit, String what, BooleanSupplier condition) {
		assertThat(holdsWithin(limit, condition)).as("Within %s: %s", limit, what).isTrue();
	}

	/** Waits until a condition holds; false if it does not in time. */
	public static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
		Await await = new Await(limit);
		long look = System.nanoTime();
		boolean holds = condition.getAsBoolean();
		while (!holds && !await.isOver()) {
			LockSupport.parkNanos(await.pause(System.nanoTime() - look));
			look = System.nanoTime();
			holds = condition.getAsBoolean();
		}
		return holds;
	}

	static boolean exit(Process process, Duration limit) throws InterruptedException {
		Await await = new Await(limit);
		boolean ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
		while (!ended && !await.isOver()) {
			ended = process.waitFor(1, TimeUnit.SECONDS);
		}
		return ended;
	}

	private long pause(long look) {
		return Math.max(Math.clamp((System.nanoTime() - this.started) / PAUSES, SHORTEST_PAUSE.toNanos(),
				LONGEST_PAUSE.toNanos()), Math.min(2 * look, LONGEST_PAUSE_AFTER_A_LOOK.toNanos()));
	}

	private boolean isOver() {
		Duration elapsed = Duration.ofNanos(System.nanoTime() - this.started);
		if (elapsed.compareTo(this.limit.plus(ALLOWANCE)) > 0) {
			return true;
		}
		long stalled = stalledMicros();
		return stalled >= 0 && elapsed.minus(stalled - this.stalledBefore, java.time.temporal.ChronoUnit.MICROS)
			.compareTo(this.limit) > 0;
	}

	// Microseconds since the machine's start; negative if they are not known.
	private static long stalledMicros() {
		long sum = 0;
		for (String resource : new String[] { "cpu", "io" }) {
			try {
				Matcher total = STALLED.matcher(Files.readString(Path.of("/proc/pressure", resource)));
				if (!total.find()) {
					return -1;
				}
				sum += Long.parseLong(total.group(1));
			}
			catch (IOException ex) {
				return -1;
			}
		}
		return sum;
	}

}
