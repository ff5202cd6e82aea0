package dev.wm.agent.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.RunningCommand;

/**
 * Watches for nftables transactions ({@code nft monitor}), so that a table that nobody
 * has changed need not be listed.
 */
final class TableWatch {

	private static final String TRANSACTION = "# new generation ";

	static final Pattern TABLE = Pattern.compile("^\\w+ \\w+ ip wm\\b.*");

	private final ChangeMonitor monitor;

	private static final Duration MOMENT = Duration.ofMillis(1);

	// A transaction that is neither reported nor over after so many is waited for to its
	// end.
	private static final int MOMENTS = 1000;

	private int own;

	private int reported;

	private int before;

	// Whether reports may have been missed since the last call of quiet.
	private boolean lost;

	private final LineBuffer lines = new LineBuffer();

	TableWatch(CommandRunner runner, Clock clock, DriftSignal drift) {
		this.monitor = new ChangeMonitor(runner, clock, () -> new DriftDetector(TABLE, drift), "nft", "monitor");
	}

	/**
	 * Whether nobody but the agent has committed a transaction since the last call.
	 * @return false also if reports may have been missed
	 */
	boolean quiet() {
		readReports();
		boolean known = !this.lost;
		int foreign = this.reported - this.own;
		this.reported = 0;
		this.own = Math.max(0, -foreign);
		this.lost = false;
		return known && foreign <= 0;
	}

	/**
	 * Runs a transaction of the agent's own and waits until it is applied. Its process
	 * goes on for a while then if it deleted something: the kernel lets it end only when
	 * no packet can be using that any more (RCU).
	 * @param start starts nft
	 * @return the command, which has ended unless a report says that the transaction is
	 * applied
	 */
	RunningCommand own(Supplier<RunningCommand> start) {
		readReports();
		this.before = this.reported;
		RunningCommand nft = start.get();
		for (int i = 0; i < MOMENTS && isAwaited() && !nft.endsWithin(MOMENT); i++) {
			readReports();
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
	 * @return false also if reports may have been missed
	 */
	boolean wasAlone() {
		readReports();
		return !this.lost && this.reported == this.before + 1;
	}

	/**
	 * Takes note that the agent itself has loaded a table. A report of 20,000 elements
	 * does not fit into a pipe, and other reports would have to wait behind it.
	 */
	void ownTable() {
		this.monitor.restart();
	}

	private void readReports() {
		Optional<String> reports = this.monitor.output();
		if (reports.isPresent()) {
			this.reported += transactions(reports.get());
			return;
		}
		this.lost = true;
		this.own = 0;
		this.reported = 0;
		this.lines.clear();
	}

	private int transactions(String text) {
		return (int) this.lines.add(text).stream().filter((line) -> line.startsWith(TRANSACTION)).count();
	}

}
