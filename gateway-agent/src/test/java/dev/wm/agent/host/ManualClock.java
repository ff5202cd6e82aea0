package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test advances. */
final class ManualClock extends Clock {

	private Instant now = Instant.ofEpochSecond(1000);

	void advance(long seconds) {
		this.now = this.now.plus(Duration.ofSeconds(seconds));
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
