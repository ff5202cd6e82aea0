package dev.wm.agent.poll;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final RandomGenerator NO_JITTER = () -> 0L;

	private static List<Duration> waits(Duration poll, int count) {
		Backoff backoff = new Backoff(poll, NO_JITTER);
		return Stream.generate(backoff::afterFailure).limit(count).toList();
	}

	@Test
	void afterFailureWhenRepeatedIsShortOnceAndThenTwoPollsAtMost() {
		assertThat(waits(Duration.ofSeconds(5), 6)).extracting(Duration::toSeconds)
			.containsExactly(1L, 5L, 10L, 10L, 10L, 10L);
		assertThat(waits(Duration.ofMillis(500), 6)).extracting(Duration::toMillis)
			.containsExactly(100L, 500L, 1000L, 1000L, 1000L, 1000L);
		assertThat(waits(Duration.ofMinutes(1), 3)).extracting(Duration::toSeconds).containsExactly(12L, 60L, 120L);
	}

	@Test
	void afterFailureWhenItIsTheFirstSpreadsFromAtOnce() {
		Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(7));
		List<Duration> waits = Stream.generate(() -> {
			backoff.reset();
			return backoff.afterFailure();
		}).limit(1000).toList();
		assertThat(waits).allMatch((wait) -> wait.compareTo(Duration.ofSeconds(1)) <= 0)
			.anyMatch((wait) -> wait.toMillis() < 100)
			.anyMatch((wait) -> wait.toMillis() > 900);
	}

	@Test
	void resetWhenReachedStartsAnew() {
		Backoff backoff = new Backoff(Duration.ofSeconds(5), NO_JITTER);
		backoff.afterFailure();
		backoff.afterFailure();
		backoff.reset();
		assertThat(Stream.generate(backoff::afterFailure).limit(2)).containsExactly(Duration.ofSeconds(1),
				Duration.ofSeconds(5));
	}

	@Test
	void afterRefusalWhenOnceIsTheLimit() {
		assertThat(new Backoff(Duration.ofSeconds(5), NO_JITTER).afterRefusal()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void afterFailureWhenJitteredSpreadsButIsNeverLonger() {
		Backoff backoff = new Backoff(Duration.ofSeconds(30), new Random(7));
		List<Duration> waits = Stream.generate(backoff::afterFailure).skip(2).limit(100).toList();
		assertThat(waits).allMatch((wait) -> wait.compareTo(Duration.ofSeconds(48)) >= 0)
			.allMatch((wait) -> wait.compareTo(Duration.ofSeconds(60)) <= 0);
		assertThat(waits.stream().distinct().count()).isGreaterThan(50);
	}

}
