package dev.wm.registry.connection;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTimerTests {

	private long now = -5;

	private final BodyTimer watch = new BodyTimer(Duration.ofMinutes(1), () -> this.now);

	private void read(int seconds, long bytes) {
		this.watch.beginRead();
		pass(seconds);
		this.watch.endRead(bytes);
	}

	private void pass(int seconds) {
		this.now += Duration.ofSeconds(seconds).toNanos();
	}

	@Test
	void isLateWhenNothingComesIsAfterTenSeconds() {
		assertThat(this.watch.isLate()).isFalse();
		this.watch.beginRead();
		pass(10);
		assertThat(this.watch.isLate()).isFalse();
		this.now++;
		assertThat(this.watch.isLate()).isTrue();
	}

	@Test
	void isLateWhenTheRateIsKeptIsNotBeforeTheLimit() {
		for (int second = 0; second < 60; second++) {
			read(1, 1024);
			assertThat(this.watch.isLate()).isFalse();
		}
		read(1, 1 << 20);
		assertThat(this.watch.isLate()).isTrue();
	}

	@Test
	void isLateWhenTheRateIsLessIsTheMoreBytesTheLater() {
		read(10, 5 * 1024 + 1023);
		read(5, 0);
		assertThat(this.watch.isLate()).isFalse();
		read(1, 0);
		assertThat(this.watch.isLate()).isTrue();
	}

	// A slow database is not the caller's fault.
	@Test
	void isLateWhenTheRegistryTakesItsTimeBetweenReadsIsFalse() {
		read(1, 10);
		pass(3600);
		assertThat(this.watch.isLate()).isFalse();
		read(1, -1);
		assertThat(this.watch.isLate()).isFalse();
	}

	@Test
	void limitRestWhenTimeIsLeftTakesItAway() {
		read(2, 10);
		this.watch.limitRest(Duration.ofSeconds(1));
		read(1, 1 << 20);
		assertThat(this.watch.isLate()).isFalse();
		this.watch.limitRest(Duration.ofSeconds(5));
		read(1, 0);
		assertThat(this.watch.isLate()).isTrue();
	}

}
