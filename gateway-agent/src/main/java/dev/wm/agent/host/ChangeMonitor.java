package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import org.jspecify.annotations.Nullable;

/**
 * A monitor process such as {@code ip monitor}, which reports changes as they happen, so
 * that state without a report need not be observed again.
 */
final class ChangeMonitor {

	// An agent that syncs once and ends would start it in vain.
	static final Duration START_DELAY = Duration.ofSeconds(4);

	// It may not report what happens while it starts.
	static final Duration WARM_UP = Duration.ofSeconds(2);

	// One that keeps ending is not worth a process at each sync.
	private static final Duration RESTART_DELAY = Duration.ofMinutes(1);

	private final CommandRunner runner;

	private final Clock clock;

	private final Supplier<Consumer<String>> listeners;

	private final Command command;

	private Instant startAt;

	private Instant started = Instant.EPOCH;

	private boolean warm;

	private @Nullable BackgroundProcess running;

	/**
	 * Prepares the monitor; it is started by a later call of {@link #output}.
	 * @param runner starts it
	 * @param clock the machine's
	 * @param listeners makes one for each process, which is told of its output as it is
	 * printed, by another thread: the last line of a process that ends may not be whole
	 * @param argv the program and its arguments
	 */
	ChangeMonitor(CommandRunner runner, Clock clock, Supplier<Consumer<String>> listeners, String... argv) {
		this.runner = runner;
		this.clock = clock;
		this.listeners = listeners;
		this.command = Command.of(argv);
		this.startAt = clock.instant().plus(START_DELAY);
	}

	/**
	 * The monitor's output since the last call.
	 * @return empty if changes may have been missed, because the process does not run or
	 * has just been started
	 */
	Optional<String> output() {
		BackgroundProcess follower = this.running;
		if (follower == null || !follower.alive()) {
			start();
			return Optional.empty();
		}
		String text = follower.read();
		if (!this.warm) {
			this.warm = !this.clock.instant().isBefore(this.started.plus(WARM_UP));
			return Optional.empty();
		}
		return Optional.of(text);
	}

	/**
	 * Restarts the process at the next call of {@link #output}: what it was about to
	 * report is known already.
	 */
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
		this.warm = false;
		this.started = now;
		this.startAt = now.plus(RESTART_DELAY);
		try {
			this.running = this.runner.follow(this.command, this.listeners.get());
		}
		catch (CommandException ex) {
			this.running = null;
		}
	}

	// A process that has ended by itself holds pipes until this is called.
	private void end() {
		if (this.running != null) {
			this.running.end();
			this.running = null;
		}
	}

}
