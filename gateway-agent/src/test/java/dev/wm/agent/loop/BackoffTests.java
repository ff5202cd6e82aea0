package dev.wm.agent.loop;

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
	void afterFailureWhenRepeatedDoublesUpToTheLimit() {
		assertThat(waits(Duration.ofSeconds(5), 5)).extracting(Duration::toSeconds)
			.containsExactly(5L, 10L, 20L, 30L, 30L);
		assertThat(waits(Duration.ofMillis(500), 5)).extracting(Duration::toMillis)
			.containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
		assertThat(waits(Duration.ofMinutes(1), 2)).extracting(Duration::toSeconds).containsExactly(60L, 60L);
	}

	@Test
	void resetWhenReachedStartsAnew() {
		Backoff backoff = new Backoff(Duration.ofSeconds(5), NO_JITTER);
		backoff.afterFailure();
		backoff.afterFailure();
		backoff.reset();
		assertThat(backoff.afterFailure()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void afterRefusalWhenOnceIsTheLimit() {
		assertThat(new Backoff(Duration.ofSeconds(5), NO_JITTER).afterRefusal()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void afterFailureWhenJitteredSpreadsButIsNeverLonger() {
		Backoff backoff = new Backoff(Duration.ofSeconds(30), new Random(7));
		List<Duration> waits = Stream.generate(backoff::afterFailure).limit(100).toList();
		assertThat(waits).allMatch((wait) -> wait.compareTo(Duration.ofSeconds(24)) >= 0)
			.allMatch((wait) -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
		assertThat(waits.stream().distinct().count()).isGreaterThan(50);
	}

}
