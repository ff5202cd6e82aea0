package dev.wm.agent.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeMonitorTests {

	private final ManualClock clock = new ManualClock();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private ScriptedMonitorRunner said;

	@BeforeEach
	void start() {
		this.said = new ScriptedMonitorRunner();
	}

	@AfterEach
	void end() {
		this.said.end();
	}

	private ChangeMonitor monitor(String... argv) {
		return new ChangeMonitor(this.said, this.clock, () -> this.heard::add, argv);
	}

	private ChangeMonitor settled() {
		ChangeMonitor monitor = monitor("something");
		this.clock.advance(10);
		assertThat(monitor.output()).isEmpty();
		this.clock.advance(10);
		assertThat(monitor.output()).isEmpty();
		return monitor;
	}

	// A sync by hand ends before a monitor would be of use.
	@Test
	void outputWhenItWasJustMadeStartsNothing() {
		ChangeMonitor monitor = monitor("something");
		assertThat(monitor.output()).isEmpty();
		this.clock.advance(3);
		assertThat(monitor.output()).isEmpty();
		assertThat(this.said.followers).isEmpty();
		this.clock.advance(2);
		assertThat(monitor.output()).isEmpty();
		assertThat(this.said.followers).hasSize(1);
	}

	@Test
	void outputWhenItHasSettledIsWhatWasSaidSince() {
		ChangeMonitor monitor = settled();
		assertThat(monitor.output()).contains("");
		this.said.say("something\n");
		assertThat(this.heard).containsExactly("something\n");
		assertThat(monitor.output()).contains("something\n");
		assertThat(monitor.output()).contains("");
	}

	// Each one that has ended held pipes and a shutdown hook.
	@Test
	void outputWhenItKeepsEndingIsTriedNowAndThenOnly() {
		this.said.end();
		ChangeMonitor monitor = monitor("something");
		this.clock.advance(10);
		assertThat(monitor.output()).isEmpty();
		assertThat(this.said.followers.getFirst().alive()).isFalse();
		for (int i = 0; i < 100; i++) {
			assertThat(monitor.output()).isEmpty();
		}
		assertThat(this.said.followers).hasSize(1);
		this.clock.advance(60);
		assertThat(monitor.output()).isEmpty();
		assertThat(this.said.followers).hasSize(2);
	}

	@Test
	void outputWhenItWasToStartAnewIsNotKnownUntilItHas() {
		ChangeMonitor monitor = settled();
		this.said.say("long known\n");
		monitor.restart();
		assertThat(this.said.followers.getFirst().alive()).isFalse();
		assertThat(monitor.output()).isEmpty();
		assertThat(this.said.followers).hasSize(2);
	}

}
