package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Follower;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether somebody may have changed a large table, without listing it: nft reports
 * each transaction as it happens.
 */
final class TableWatch {

	private static final String TRANSACTION = "# new generation ";

	private static final Duration SETTLING = Duration.ofSeconds(2);

	private final CommandRunner runner;

	private final Clock clock;

	private @Nullable Follower monitor;

	private Instant started = Instant.EPOCH;

	private boolean settled;

	private int own;

	private String rest = "";

	TableWatch(CommandRunner runner, Clock clock) {
		this.runner = runner;
		this.clock = clock;
	}

	/**
	 * Whether nobody has changed anything since the last call, the agent aside. What
	 * happens after the call is told by the next one.
	 * @return false also when it is not known
	 */
	boolean quiet() {
		Follower running = this.monitor;
		if (running == null || !running.alive()) {
			start();
			return false;
		}
		int transactions = transactions(running.read());
		if (!this.settled) {
			this.settled = !this.clock.instant().isBefore(this.started.plus(SETTLING));
			this.own = 0;
			return false;
		}
		int foreign = transactions - this.own;
		this.own = Math.max(0, -foreign);
		return foreign <= 0;
	}

	/** Says that the agent itself has made a transaction, which will be reported too. */
	void ownTransaction() {
		this.own++;
	}

	void stop() {
		if (this.monitor != null) {
			this.monitor.end();
			this.monitor = null;
		}
	}

	// One that keeps ending by itself must not leave more behind each time.
	private void start() {
		stop();
		this.settled = false;
		this.rest = "";
		this.started = this.clock.instant();
		try {
			this.monitor = this.runner.follow(Command.of("nft", "monitor"));
		}
		catch (CommandException ex) {
			this.monitor = null;
		}
	}

	// The last line may not be whole yet.
	private int transactions(String text) {
		String lines = this.rest + text;
		int end = lines.lastIndexOf('\n') + 1;
		this.rest = lines.substring(end);
		return (int) lines.substring(0, end).lines().filter((line) -> line.startsWith(TRANSACTION)).count();
	}

}
