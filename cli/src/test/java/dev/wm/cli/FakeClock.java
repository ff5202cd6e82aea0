package dev.wm.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.wm.cli.command.context.Sleeper;

/**
 * A clock that goes on only while somebody waits, and then at once.
 */
final class FakeClock extends Clock implements Sleeper {

	private Instant now;

	FakeClock(Instant start) {
		this.now = start;
	}

	@Override
	public synchronized void sleep(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public synchronized Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
