package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.RunningCommand;

/**
 * Tells whether somebody may have changed the table, without listing it: nft reports each
 * transaction as it happens.
 */
final class TableWatch {

	private static final String TRANSACTION = "# new generation ";

	private final ChangeMonitor monitor;

	private static final Duration MOMENT = Duration.ofMillis(1);

	// One that is neither reported nor over after so many is waited for to its end.
	private static final int MOMENTS = 1000;

	private int own;

	private int reported;

	private int before;

	// Whether reports may have been missed since the last call of quiet.
	private boolean lost;

	private String rest = "";

	TableWatch(CommandRunner runner, Clock clock) {
		this.monitor = new ChangeMonitor(runner, clock, "nft", "monitor");
	}

	/**
	 * Whether nobody has changed anything since the last call, the agent aside. What
	 * happens after the call is told by the next one.
	 * @return false also when it is not known
	 */
	boolean quiet() {
		hear();
		boolean known = !this.lost;
		int foreign = this.reported - this.own;
		this.reported = 0;
		this.own = Math.max(0, -foreign);
		this.lost = false;
		return known && foreign <= 0;
	}

	/**
	 * Makes a transaction of the agent's own, and waits until it is in force. Its process
	 * goes on for a while then, if it deleted something: the kernel lets it end only when
	 * nobody can be using that any more.
	 * @param start starts nft
	 * @return it, which has ended unless a report says that it is in force
	 */
	RunningCommand own(Supplier<RunningCommand> start) {
		hear();
		this.before = this.reported;
		RunningCommand nft = start.get();
		for (int i = 0; i < MOMENTS && isAwaited() && !nft.endsWithin(MOMENT); i++) {
			hear();
		}
		if (isAwaited() || this.lost) {
			nft.result();
		}
		this.own++;
		return nft;
	}

	private boolean isAwaited() {
		return !this.lost && this.reported == this.before;
	}

	/**
	 * Whether the last own transaction was the only one between its start and now, so
	 * that no other's report can have been taken for its own.
	 * @return false also when it is not known
	 */
	boolean wasAlone() {
		hear();
		return !this.lost && this.reported == this.before + 1;
	}

	/**
	 * Says that the agent itself has loaded a table. A report of 20,000 elements does not
	 * fit into a pipe, and what others do would have to wait behind it.
	 */
	void ownTable() {
		this.monitor.restart();
	}

	private void hear() {
		Optional<String> said = this.monitor.news();
		if (said.isPresent()) {
			this.reported += transactions(said.get());
			return;
		}
		this.lost = true;
		this.own = 0;
		this.reported = 0;
		this.rest = "";
	}

	// The last line may not be whole yet.
	private int transactions(String text) {
		String lines = this.rest + text;
		int end = lines.lastIndexOf('\n') + 1;
		this.rest = lines.substring(end);
		return (int) lines.substring(0, end).lines().filter((line) -> line.startsWith(TRANSACTION)).count();
	}

}
