package dev.wm.registry.limit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FairSemaphoreTests {

	private final AtomicLong now = new AtomicLong(Duration.ofDays(-1).toNanos());

	private final FairSemaphore turns = new FairSemaphore(1, Duration.ofSeconds(10), this.now::get);

	private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

	@AfterEach
	void end() {
		this.writers.shutdownNow();
	}

	@Test
	void enterWhenTheCrowdMovesWaitsLongerThanNothingMayMove() {
		this.turns.enter();
		CompletableFuture<Void> second = arrive(1);
		CompletableFuture<Void> third = arrive(2);
		pass(9);
		this.turns.move();
		this.turns.leave();
		second.join();
		pass(9);
		CompletableFuture<Void> fourth = arrive(2);
		assertThat(third).isNotDone();
		this.turns.leave();
		third.join();
		this.turns.leave();
		fourth.join();
	}

	@Test
	void enterWhenNothingMovesSendsAwayAndFreesThePlace() {
		FairSemaphore hasty = new FairSemaphore(1, Duration.ofMillis(1), System::nanoTime);
		hasty.enter();
		for (int visitor = 0; visitor < 2; visitor++) {
			assertThatExceptionOfType(RefusedException.class).isThrownBy(hasty::enter)
				.withMessageContaining("try again");
		}
		assertThat(hasty.waiting()).isZero();
		hasty.leave();
		hasty.enter();
	}

	@Test
	void enterWhenTheThreadIsToEndSendsAway() {
		this.turns.enter();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(this.turns::enter);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.turns.waiting()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void enterWhenManyComeLetsNoMoreInThanAreMeant(int atOnce) {
		FairSemaphore few = new FairSemaphore(atOnce);
		AtomicInteger inside = new AtomicInteger();
		List<Integer> seen = new CopyOnWriteArrayList<>();
		IntStream.range(0, 200).mapToObj((number) -> CompletableFuture.runAsync(() -> {
			few.enter();
			seen.add(inside.incrementAndGet());
			inside.decrementAndGet();
			few.leave();
		}, this.writers)).toList().forEach(CompletableFuture::join);
		assertThat(seen).hasSize(200).allMatch((count) -> count <= atOnce);
		assertThat(few.waiting()).isZero();
	}

	private CompletableFuture<Void> arrive(int waiting) {
		CompletableFuture<Void> entered = CompletableFuture.runAsync(this.turns::enter, this.writers);
		Waiting.await().until(() -> this.turns.waiting() == waiting);
		return entered;
	}

	private void pass(int seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
