package dev.wm.registry.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DebouncerTests {

	private final List<Long> deliveries = new ArrayList<>();

	private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

	private long now = 5_000;

	private final Debouncer debouncer = new Debouncer(
			(delay, work) -> this.alarms.add(new Alarm(this.now + delay.toMillis(), work)), () -> this.now * 1_000_000,
			() -> this.deliveries.add(this.now));

	@Test
	void triggerWhenAloneDeliversAfterTheQuietTime() {
		this.debouncer.trigger();
		passTo(6_000);
		assertThat(this.deliveries).containsExactly(5_050L);
	}

	@Test
	void triggerWhenAWindowEndsDeliversOnceAfterItsLast() {
		triggerEvery(20, 5);
		passTo(6_000);
		assertThat(this.deliveries).containsExactly(5_130L);
	}

	@Test
	void triggerWhenAWindowDoesNotEndDeliversAtTheLongest() {
		triggerEvery(10, 60);
		passTo(6_000);
		assertThat(this.deliveries).hasSize(3).startsWith(5_250L);
		assertThat(this.deliveries.getLast()).isLessThanOrEqualTo(5_590 + 50);
	}

	@Test
	void triggerWhenTheWorkIsDoneStartsAnotherBurst() {
		this.debouncer.trigger();
		passTo(5_050);
		this.debouncer.trigger();
		passTo(6_000);
		assertThat(this.deliveries).containsExactly(5_050L, 5_100L);
	}

	@Test
	void leftWhenTheClockHasWrappedAroundIsRight() {
		DebounceWindow window = DebounceWindow.starting(Long.MAX_VALUE - 10);
		assertThat(window.remaining(Long.MIN_VALUE)).isEqualTo(DebounceWindow.QUIET.minus(Duration.ofNanos(11)));
	}

	private void triggerEvery(long millis, int times) {
		for (int count = 0; count < times; count++) {
			this.debouncer.trigger();
			passTo(this.now + millis);
		}
	}

	private void passTo(long end) {
		while (!this.alarms.isEmpty() && this.alarms.peek().at() <= end) {
			Alarm next = this.alarms.remove();
			this.now = next.at();
			next.work().run();
		}
		this.now = end;
	}

	private record Alarm(long at, Runnable work) implements Comparable<Alarm> {

		@Override
		public int compareTo(Alarm other) {
			return Long.compare(this.at, other.at);
		}

	}

}
