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

	private final FairSemaphore semaphore = new FairSemaphore(1, Duration.ofSeconds(10), this.now::get);

	private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

	@AfterEach
	void end() {
		this.writers.shutdownNow();
	}

	@Test
	void acquireWhenTheCrowdMovesWaitsLongerThanNothingMayMove() {
		this.semaphore.acquire();
		CompletableFuture<Void> second = queue(1);
		CompletableFuture<Void> third = queue(2);
		advance(9);
		this.semaphore.progress();
		this.semaphore.release();
		second.join();
		advance(9);
		CompletableFuture<Void> fourth = queue(2);
		assertThat(third).isNotDone();
		this.semaphore.release();
		third.join();
		this.semaphore.release();
		fourth.join();
	}

	@Test
	void acquireWhenNothingMovesSendsAwayAndFreesThePlace() {
		FairSemaphore impatient = new FairSemaphore(1, Duration.ofMillis(1), System::nanoTime);
		impatient.acquire();
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThatExceptionOfType(RefusedException.class).isThrownBy(impatient::acquire)
				.withMessageContaining("try again");
		}
		assertThat(impatient.waiting()).isZero();
		impatient.release();
		impatient.acquire();
	}

	@Test
	void acquireWhenTheThreadIsToEndSendsAway() {
		this.semaphore.acquire();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(this.semaphore::acquire);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.semaphore.waiting()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void acquireWhenManyComeLetsNoMoreInThanAreMeant(int permits) {
		FairSemaphore limited = new FairSemaphore(permits);
		AtomicInteger acquired = new AtomicInteger();
		List<Integer> seen = new CopyOnWriteArrayList<>();
		IntStream.range(0, 200).mapToObj((number) -> CompletableFuture.runAsync(() -> {
			limited.acquire();
			seen.add(acquired.incrementAndGet());
			acquired.decrementAndGet();
			limited.release();
		}, this.writers)).toList().forEach(CompletableFuture::join);
		assertThat(seen).hasSize(200).allMatch((count) -> count <= permits);
		assertThat(limited.waiting()).isZero();
	}

	private CompletableFuture<Void> queue(int waiting) {
		CompletableFuture<Void> entered = CompletableFuture.runAsync(this.semaphore::acquire, this.writers);
		Waiting.await().until(() -> this.semaphore.waiting() == waiting);
		return entered;
	}

	private void advance(int seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
