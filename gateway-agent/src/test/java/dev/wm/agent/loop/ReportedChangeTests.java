package dev.wm.agent.loop;

import java.time.Duration;

import dev.wm.agent.plan.FirewallAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W71 to W74: what the kernel reports as changed is repaired without waiting for a poll.
 */
class ReportedChangeTests extends AgentFixture {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private Agent agent;

	@BeforeEach
	void apply() {
		this.agent = agent();
		// The first one polls, the second one applies.
		this.agent.runDue();
		this.agent.runDue();
		assertThat(isRepaired()).isTrue();
		this.machine.done.clear();
		this.time.advance(PAUSE);
	}

	private boolean isRepaired() {
		return this.machine.done.stream().anyMatch(FirewallAction.LoadTable.class::isInstance);
	}

	@Test
	void runDueWhenNothingIsReportedWaitsForThePoll() {
		this.machine.table = null;
		this.agent.runDue();
		assertThat(this.machine.done).isEmpty();
	}

	@Test
	void runDueWhenAChangeIsReportedRepairsItAtOnce() {
		this.machine.table = null;
		this.machine.change.complete(null);
		Duration before = this.time.passed();
		assertThat(this.agent.await()).isTrue();
		assertThat(this.time.passed()).isEqualTo(before);
		this.agent.runDue();
		assertThat(isRepaired()).isTrue();
		assertThat(this.lines).anyMatch((line) -> line.startsWith("repaired: load table ip wm"));
	}

	// Somebody who flushes it again and again.
	@Test
	void runDueWhenChangesKeepBeingReportedPausesBetweenRepairs() {
		this.machine.change.complete(null);
		this.agent.runDue();
		this.machine.table = null;
		this.machine.change.complete(null);
		this.agent.runDue();
		assertThat(isRepaired()).isFalse();
		Duration before = this.time.passed();
		assertThat(this.agent.await()).isTrue();
		assertThat(this.time.passed().minus(before)).isEqualTo(PAUSE);
		this.agent.runDue();
		assertThat(isRepaired()).isTrue();
	}

}
