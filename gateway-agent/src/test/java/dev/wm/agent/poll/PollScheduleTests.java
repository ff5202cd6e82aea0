package dev.wm.agent.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.wm.agent.time.FakeTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollScheduleTests {

	private static final Duration POLL = Duration.ofSeconds(5);

	private static final RandomGenerator NO_JITTER = () -> 0L;

	private final FakeTime time = new FakeTime();

	private final PollSchedule schedule = new PollSchedule(this.time, POLL, NO_JITTER);

	@Test
	void untilDueWhenNothingWasPolledIsZero() {
		assertThat(this.schedule.untilDue()).isZero();
	}

	@Test
	void untilDueWhenTheRegistryHeldThePollIsZero() {
		this.schedule.started();
		this.time.advance(POLL);
		this.schedule.unchanged(true);
		assertThat(this.schedule.untilDue()).isZero();
	}

	@Test
	void untilDueWhenTheRegistryDoesNotHoldIsTheIntervalSinceThePoll() {
		this.schedule.started();
		this.time.advance(Duration.ofSeconds(1));
		this.schedule.unchanged(false);
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void untilDueWhenItSaysHeldButAnswersAtOnceIsOneSecond() {
		this.schedule.started();
		this.schedule.unchanged(true);
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void untilDueWhenItChangesWithoutEndComesToTheInterval() {
		for (int i = 1; i < 10; i++) {
			this.schedule.started();
			this.schedule.changed();
			assertThat(this.schedule.untilDue()).isZero();
		}
		this.schedule.started();
		this.schedule.changed();
		assertThat(this.schedule.untilDue()).isEqualTo(POLL);
	}

	// A registry that was down for four minutes.
	@Test
	void untilDueWhenItWasDownForLongIsTwoPollsAtMost() {
		for (int i = 0; i < 30; i++) {
			this.schedule.started();
			this.schedule.unreachable();
			assertThat(this.schedule.untilDue()).isLessThanOrEqualTo(POLL.multipliedBy(2));
			this.time.advance(this.schedule.untilDue());
		}
	}

	@Test
	void untilDueWhenItIsDownGrowsAndIsResetByAnAnswer() {
		this.schedule.unreachable();
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(1));
		this.schedule.unreachable();
		this.schedule.unreachable();
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(10));
		this.schedule.refused();
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(30));
		this.schedule.unchanged(true);
		this.schedule.unreachable();
		assertThat(this.schedule.untilDue()).isEqualTo(Duration.ofSeconds(1));
	}

}
