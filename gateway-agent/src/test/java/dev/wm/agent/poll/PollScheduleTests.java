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

	private final PollSchedule pace = new PollSchedule(this.time, POLL, NO_JITTER);

	@Test
	void untilDueWhenNothingWasAskedIsZero() {
		assertThat(this.pace.untilDue()).isZero();
	}

	@Test
	void untilDueWhenTheRegistryHeldTheQuestionIsZero() {
		this.pace.asking();
		this.time.pass(POLL);
		this.pace.unchanged(true);
		assertThat(this.pace.untilDue()).isZero();
	}

	@Test
	void untilDueWhenTheRegistryIsOlderIsTheIntervalSinceTheQuestion() {
		this.pace.asking();
		this.time.pass(Duration.ofSeconds(1));
		this.pace.unchanged(false);
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void untilDueWhenItSaysHeldButAnswersAtOnceStaysBearable() {
		this.pace.asking();
		this.pace.unchanged(true);
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void untilDueWhenItChangesWithoutEndComesToTheInterval() {
		for (int i = 1; i < 10; i++) {
			this.pace.asking();
			this.pace.changed();
			assertThat(this.pace.untilDue()).isZero();
		}
		this.pace.asking();
		this.pace.changed();
		assertThat(this.pace.untilDue()).isEqualTo(POLL);
	}

	@Test
	void untilDueWhenItIsDownGrowsAndIsResetByAnAnswer() {
		this.pace.unreachable();
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(1));
		this.pace.unreachable();
		this.pace.unreachable();
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(10));
		this.pace.refused();
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(30));
		this.pace.unchanged(true);
		this.pace.unreachable();
		assertThat(this.pace.untilDue()).isEqualTo(Duration.ofSeconds(1));
	}

}
