package dev.wm.registry.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Since when this registry has been up without a break: its start, or the end of a time
 * in which it did not run, such as a machine that was suspended. Nobody could poll or
 * report during a break. Thread-safe.
 */
@Component
class Uptime {

	// Far longer than a garbage collection, and far shorter than what a finding waits
	// for.
	private static final Duration BREAK = Duration.ofSeconds(10);

	private final Clock clock;

	private Instant since;

	private Instant last;

	Uptime(Clock clock) {
		this.clock = clock;
		this.since = clock.instant();
		this.last = this.since;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
	void beat() {
		since();
	}

	synchronized Instant since() {
		Instant now = this.clock.instant();
		if (Duration.between(this.last, now).compareTo(BREAK) > 0) {
			this.since = now;
		}
		this.last = now;
		return this.since;
	}

}
