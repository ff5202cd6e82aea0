package dev.wm.agent.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class StoppableTimeTests {

	private final StoppableTime time = new StoppableTime();

	@Test
	void awaitWhenTheEventHappensEndsEarly() {
		CompletableFuture<String> event = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> event.complete("it happened"));
		assertThat(this.time.await(event, Duration.ofMinutes(5))).isTrue();
		assertThat(event).isDone();
	}

	@Test
	void awaitWhenTheEventFailsEndsEarly() {
		assertThat(
				this.time.await(CompletableFuture.failedFuture(new IllegalStateException("no")), Duration.ofMinutes(5)))
			.isTrue();
	}

	@Test
	void awaitWhenStoppedEndsAtOnceAndForGood() {
		Thread.ofVirtual().start(this.time::stop);
		assertThat(this.time.await(new CompletableFuture<>(), Duration.ofMinutes(5))).isFalse();
		assertThat(this.time.sleep(Duration.ZERO)).isFalse();
	}

	@Test
	void sleepWhenNothingHappensGoesOn() {
		assertThat(this.time.sleep(Duration.ofMillis(1))).isTrue();
	}

}
