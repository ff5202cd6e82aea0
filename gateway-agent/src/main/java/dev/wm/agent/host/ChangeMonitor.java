package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import org.jspecify.annotations.Nullable;

/**
 * A program that says what changes as it changes, so that what it says nothing about need
 * not be looked at.
 */
final class ChangeMonitor {

	// An agent that looks, acts and ends would only start it in vain.
	private static final Duration PATIENCE = Duration.ofSeconds(4);

	// What happens while it starts, it may not say.
	private static final Duration SETTLING = Duration.ofSeconds(2);

	// One that keeps ending is not worth a process at each look.
	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final CommandRunner runner;

	private final Clock clock;

	private final Command command;

	private Instant startAt;

	private Instant started = Instant.EPOCH;

	private boolean settled;

	private @Nullable BackgroundProcess running;

	/**
	 * Makes one that is started when it turns out to be worth it.
	 * @param runner starts it
	 * @param clock the machine's
	 * @param argv the program and its arguments
	 */
	ChangeMonitor(CommandRunner runner, Clock clock, String... argv) {
		this.runner = runner;
		this.clock = clock;
		this.command = Command.of(argv);
		this.startAt = clock.instant().plus(PATIENCE);
	}

	/**
	 * What it has said since the last call. What happens after the call is told by the
	 * next one.
	 * @return empty if it is not known, because the program does not run or has only just
	 * started
	 */
	Optional<String> news() {
		BackgroundProcess follower = this.running;
		if (follower == null || !follower.alive()) {
			start();
			return Optional.empty();
		}
		String said = follower.read();
		if (!this.settled) {
			this.settled = !this.clock.instant().isBefore(this.started.plus(SETTLING));
			return Optional.empty();
		}
		return Optional.of(said);
	}

	/** Starts anew at the next call: what it was about to say is known already. */
	void restart() {
		if (this.running != null) {
			end();
			this.startAt = this.clock.instant();
		}
	}

	private void start() {
		end();
		Instant now = this.clock.instant();
		if (now.isBefore(this.startAt)) {
			return;
		}
		this.settled = false;
		this.started = now;
		this.startAt = now.plus(PAUSE);
		try {
			this.running = this.runner.follow(this.command);
		}
		catch (CommandException ex) {
			this.running = null;
		}
	}

	// One that has ended by itself must not leave more behind each time.
	private void end() {
		if (this.running != null) {
			this.running.end();
			this.running = null;
		}
	}

}
