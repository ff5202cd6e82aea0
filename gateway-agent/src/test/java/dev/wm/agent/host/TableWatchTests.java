package dev.wm.agent.host;

import java.time.Duration;

import dev.wm.agent.process.RunningCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableWatchTests {

	private static final String OWN = "delete element ip wm members { 10.0.0.1 }\n# new generation 7 by process 1 (nft)\n";

	private static final String FOREIGN = "delete table ip other\n# new generation 8 by process 2 (nft)\n";

	private final ManualClock clock = new ManualClock();

	private final DriftSignal drift = new DriftSignal();

	private ScriptedMonitorRunner said;

	private TableWatch watch;

	@BeforeEach
	void watch() {
		this.said = new ScriptedMonitorRunner();
		this.watch = new TableWatch(this.said, this.clock, this.drift);
		this.clock.advance(10);
		assertThat(this.watch.quiet()).isFalse();
		this.clock.advance(10);
		assertThat(this.watch.quiet()).isFalse();
		assertThat(this.watch.quiet()).isTrue();
	}

	@AfterEach
	void end() {
		this.said.end();
	}

	@Test
	void quietWhenTheAgentMadeATransactionIsSoAboutThatOneOnly() {
		this.watch.own(() -> RunningCommand.ended(ScriptedMonitorRunner.SUCCESS));
		assertThat(this.watch.quiet()).isTrue();
		this.said.say(OWN + FOREIGN);
		assertThat(this.watch.quiet()).isFalse();
		assertThat(this.watch.quiet()).isTrue();
	}

	@Test
	void driftWhenTheMonitorWasRestartedWithinALineIsNoticed() {
		this.said.say("add rule ip wm c accept\nadd rule ip nat POST");
		assertThat(this.drift.change()).succeedsWithin(Duration.ofMinutes(1));
		this.drift.reset();
		this.watch.ownTable();
		assertThat(this.watch.quiet()).isFalse();
		this.said.say("delete table ip wm\n");
		assertThat(this.drift.change()).succeedsWithin(Duration.ofMinutes(1));
	}

	// The kernel lets nft go long after what it deleted is out of force.
	@Test
	void ownWhenItIsReportedIsNotWaitedForAnyLonger() {
		HangingCommand nft = new HangingCommand(this.said);
		this.watch.own(() -> {
			this.said.say(OWN);
			return nft;
		});
		assertThat(nft.waits).isOne();
		assertThat(this.watch.wasAlone()).isTrue();
		assertThat(this.watch.quiet()).isTrue();
	}

	@Test
	void ownWhenAnotherIsReportedTooIsNotCertain() {
		HangingCommand nft = new HangingCommand(this.said);
		this.watch.own(() -> {
			this.said.say(FOREIGN);
			return nft;
		});
		this.said.say(OWN);
		assertThat(this.watch.wasAlone()).isFalse();
		assertThat(this.watch.quiet()).isFalse();
	}

	@Test
	void ownWhenAnotherWasReportedBeforeIsWaitedFor() {
		this.said.say(FOREIGN);
		assertThat(this.watch.quiet()).isFalse();
		HangingCommand nft = new HangingCommand(this.said);
		nft.onWait = () -> {
			if (nft.waits == 3) {
				this.said.say(OWN);
			}
		};
		this.watch.own(() -> nft);
		assertThat(nft.waits).isEqualTo(3);
		assertThat(this.watch.wasAlone()).isTrue();
	}

	@Test
	void ownWhenItIsNotReportedIsWaitedForToItsEnd() {
		HangingCommand nft = new HangingCommand(this.said);
		this.watch.own(() -> nft);
		assertThat(nft.results).isOne();
		assertThat(this.watch.wasAlone()).isFalse();
		assertThat(this.watch.quiet()).isTrue();
	}

	@Test
	void ownWhenNothingIsHeardAnyMoreIsWaitedForToItsEnd() {
		HangingCommand nft = new HangingCommand(this.said);
		this.said.end();
		assertThat(this.said.followers.getFirst().alive()).isFalse();
		this.watch.own(() -> nft);
		assertThat(nft.results).isOne();
		assertThat(this.watch.wasAlone()).isFalse();
		assertThat(this.watch.quiet()).isFalse();
	}

}
