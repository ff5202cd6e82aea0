package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Follower;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.process.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.wm.agent.host.Namespace.until;
import static org.assertj.core.api.Assertions.assertThat;

class MonitorTests {

	@TempDir
	Path folder;

	private Path said;

	private final SetClock clock = new SetClock();

	private final Started runner = new Started();

	@BeforeEach
	void file() throws IOException {
		this.said = Files.createFile(this.folder.resolve("said"));
	}

	@AfterEach
	void end() {
		this.runner.followers.forEach(Follower::end);
	}

	private Monitor monitor(String... argv) {
		return new Monitor(this.runner, this.clock, argv);
	}

	private Monitor settled() {
		Monitor monitor = monitor("tail", "-f", this.said.toString());
		this.clock.pass(10);
		assertThat(monitor.news()).isEmpty();
		this.clock.pass(10);
		assertThat(monitor.news()).isEmpty();
		return monitor;
	}

	private void say(String text) {
		try {
			Files.writeString(this.said, text, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	// A pass that is made by hand ends before it would be of use.
	@Test
	void newsWhenItWasJustMadeStartsNothing() {
		Monitor monitor = monitor("tail", "-f", this.said.toString());
		assertThat(monitor.news()).isEmpty();
		this.clock.pass(3);
		assertThat(monitor.news()).isEmpty();
		assertThat(this.runner.followers).isEmpty();
		this.clock.pass(2);
		assertThat(monitor.news()).isEmpty();
		assertThat(this.runner.followers).hasSize(1);
	}

	@Test
	void newsWhenItHasSettledIsWhatWasSaidSince() {
		Monitor monitor = settled();
		assertThat(monitor.news()).contains("");
		say("something\n");
		StringBuilder heard = new StringBuilder();
		until(() -> heard.append(monitor.news().orElseThrow()).toString().equals("something\n"));
		assertThat(monitor.news()).contains("");
	}

	// Each one that has ended held pipes and a shutdown hook.
	@Test
	void newsWhenItKeepsEndingIsTriedNowAndThenOnly() {
		Monitor monitor = monitor("true");
		this.clock.pass(10);
		assertThat(monitor.news()).isEmpty();
		until(() -> !this.runner.followers.getFirst().alive());
		for (int i = 0; i < 100; i++) {
			assertThat(monitor.news()).isEmpty();
		}
		assertThat(this.runner.followers).hasSize(1);
		this.clock.pass(60);
		assertThat(monitor.news()).isEmpty();
		assertThat(this.runner.followers).hasSize(2);
	}

	@Test
	void newsWhenItWasToStartAnewIsNotKnownUntilItHas() {
		Monitor monitor = settled();
		say("long known\n");
		monitor.restart();
		until(() -> !this.runner.followers.getFirst().alive());
		assertThat(monitor.news()).isEmpty();
		assertThat(this.runner.followers).hasSize(2);
	}

	private TableWatch watch() {
		TableWatch watch = new TableWatch(this.runner, this.clock);
		this.runner.instead = List.of("tail", "-f", this.said.toString());
		this.clock.pass(10);
		assertThat(watch.quiet()).isFalse();
		this.clock.pass(10);
		assertThat(watch.quiet()).isFalse();
		assertThat(watch.quiet()).isTrue();
		return watch;
	}

	@Test
	void watchWhenTheAgentMadeATransactionIsQuietAboutThatOneOnly() {
		TableWatch watch = watch();
		watch.ownTransaction();
		assertThat(watch.quiet()).isTrue();
		say("add element ip wm members { 10.0.0.1 }\n# new generation 7 by process 1 (nft)\n");
		say("delete table ip wm\n# new generation 8 by process 2 (nft)\n");
		until(() -> !watch.quiet());
		assertThat(watch.quiet()).isTrue();
	}

	/** Runs what is to go on, and nothing else. */
	private static final class Started implements CommandRunner {

		private final List<Follower> followers = new ArrayList<>();

		private List<String> instead = List.of();

		@Override
		public Result attempt(Command command) {
			throw new AssertionError(command);
		}

		@Override
		public Follower follow(Command command) {
			String[] argv = (this.instead.isEmpty() ? command.argv() : this.instead).toArray(String[]::new);
			Follower follower = new ProcessRunner().follow(Command.of(argv));
			this.followers.add(follower);
			return follower;
		}

	}

	/** A clock that goes on when it is told to. */
	private static final class SetClock extends Clock {

		private Instant now = Instant.ofEpochSecond(1000);

		private void pass(long seconds) {
			this.now = this.now.plus(Duration.ofSeconds(seconds));
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
