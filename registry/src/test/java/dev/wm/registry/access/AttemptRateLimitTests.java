package dev.wm.registry.access;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptRateLimitTests {

	private Instant now = Instant.parse("2026-01-01T12:00:00Z");

	private final AttemptRateLimit limit = new AttemptRateLimit(() -> this.now);

	@Test
	void failWhenTwentyCameTurnsTheNextAway() {
		assertThat(allowed("198.51.100.7", 30)).isEqualTo(20);
		assertThat(this.limit.fail("198.51.100.7")).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.limit.fail("198.51.100.8")).isZero();
	}

	@Test
	void failWhenTimePassesAllowsOneASecondAndNeverMoreThanTwenty() {
		allowed("198.51.100.7", 30);
		this.now = this.now.plusMillis(400);
		assertThat(this.limit.fail("198.51.100.7")).isEqualTo(Duration.ofMillis(600));
		this.now = this.now.plusMillis(2_600);
		assertThat(allowed("198.51.100.7", 30)).isEqualTo(3);
		this.now = this.now.plusSeconds(3600);
		assertThat(allowed("198.51.100.7", 30)).isEqualTo(20);
	}

	@Test
	void failWhenTheClockIsSetBackLocksNobodyOut() {
		allowed("198.51.100.7", 30);
		this.now = this.now.minus(Duration.ofDays(1));
		assertThat(this.limit.fail("198.51.100.7")).isEqualTo(Duration.ofSeconds(1));
		this.now = this.now.plusSeconds(1);
		assertThat(this.limit.fail("198.51.100.7")).isZero();
	}

	@Test
	void failWhenIpv6CountsTheWholeNetwork() {
		assertThat(IntStream.range(0, 30)
			.filter((number) -> this.limit.fail("2001:db8:0:1::" + Integer.toHexString(number)).isZero())
			.count()).isEqualTo(20);
		assertThat(this.limit.fail("2001:db8:0:2::1")).isZero();
		assertThat(allowed("rubbish", 10) + allowed("nonsense", 20)).isEqualTo(20);
	}

	@Test
	void failWhenManyAddressesTryForgetsTheEarliest() {
		allowed("198.51.100.7", 30);
		allowed("198.51.100.8", 30);
		IntStream.range(1, AttemptRateLimit.MAX_ADDRESSES)
			.forEach((number) -> this.limit
				.fail("10." + number / 65536 + "." + number / 256 % 256 + "." + number % 256));
		assertThat(this.limit.fail("198.51.100.8")).isPositive();
		assertThat(this.limit.fail("198.51.100.7")).isZero();
	}

	private long allowed(String address, int attempts) {
		return IntStream.range(0, attempts).filter((attempt) -> this.limit.fail(address).isZero()).count();
	}

}
