package dev.wm.registry.check;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UptimeTests {

	private Instant now = Instant.parse("2026-01-01T12:00:00Z");

	private final Uptime uptime = new Uptime(new Clock() {
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
			return UptimeTests.this.now;
		}
	});

	@Test
	void sinceWhenItRunsIsTheStart() {
		Instant start = this.now;
		for (int i = 0; i < 100; i++) {
			this.now = this.now.plusSeconds(10);
			this.uptime.beat();
		}
		assertThat(this.uptime.since()).isEqualTo(start);
	}

	@Test
	void sinceWhenTheMachineWasSuspendedIsTheEndOfThat() {
		this.now = this.now.plusSeconds(240);
		Instant resumed = this.now;
		assertThat(this.uptime.since()).isEqualTo(resumed);
		this.now = this.now.plusSeconds(3);
		assertThat(this.uptime.since()).isEqualTo(resumed);
	}

}
