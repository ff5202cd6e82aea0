package dev.wm.registry.connection;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriteTimerTests {

	private static final Duration GRACE = Duration.ofSeconds(15);

	private long now = -5;

	private final WriteTimer timer = new WriteTimer(() -> this.now);

	private void pass(int seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
	}

	@Test
	void isLateWhenNothingIsTakenIsAfterTheGrace() {
		this.timer.wrote(0, true);
		assertThat(this.timer.isWaiting()).isTrue();
		pass(15);
		assertThat(this.timer.isLate(GRACE)).isFalse();
		this.now++;
		assertThat(this.timer.isLate(GRACE)).isTrue();
		assertThat(this.timer.isLate(Duration.ofMinutes(1))).isFalse();
	}

	// Tomcat's timeout starts anew with each.
	@Test
	void isLateWhenAByteIsTakenNowAndThenIsAllTheSame() {
		this.timer.wrote(1_000_000, true);
		pass(10);
		this.timer.wrote(1, true);
		pass(5);
		this.timer.wrote(1, true);
		assertThat(this.timer.isLate(GRACE)).isFalse();
		pass(1);
		assertThat(this.timer.isLate(GRACE)).isTrue();
	}

	@Test
	void isLateWhenAKibibyteIsTakenEachSecondNeverIs() {
		for (int second = 0; second < 3600; second++) {
			this.timer.wrote(1024, true);
			pass(1);
			assertThat(this.timer.isLate(GRACE)).isFalse();
		}
	}

	@Test
	void isLateWhenAllIsTakenNeverIs() {
		this.timer.wrote(0, true);
		pass(14);
		this.timer.wrote(1, false);
		assertThat(this.timer.isWaiting()).isFalse();
		pass(3600);
		assertThat(this.timer.isLate(GRACE)).isFalse();
		// What it has made the registry wait is not forgotten.
		this.timer.wrote(0, true);
		pass(2);
		assertThat(this.timer.isLate(GRACE)).isTrue();
	}

}
