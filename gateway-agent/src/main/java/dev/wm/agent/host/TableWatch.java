package dev.wm.agent.host;

import java.time.Clock;
import java.util.Optional;

import dev.wm.agent.process.CommandRunner;

/**
 * Tells whether somebody may have changed the table, without listing it: nft reports each
 * transaction as it happens.
 */
final class TableWatch {

	private static final String TRANSACTION = "# new generation ";

	private final Monitor monitor;

	private int own;

	private String rest = "";

	TableWatch(CommandRunner runner, Clock clock) {
		this.monitor = new Monitor(runner, clock, "nft", "monitor");
	}

	/**
	 * Whether nobody has changed anything since the last call, the agent aside. What
	 * happens after the call is told by the next one.
	 * @return false also when it is not known
	 */
	boolean quiet() {
		Optional<String> said = this.monitor.news();
		if (said.isEmpty()) {
			this.own = 0;
			this.rest = "";
			return false;
		}
		int foreign = transactions(said.get()) - this.own;
		this.own = Math.max(0, -foreign);
		return foreign <= 0;
	}

	/** Says that the agent itself has made a transaction, which will be reported too. */
	void ownTransaction() {
		this.own++;
	}

	/**
	 * Says that the agent itself has loaded a table. A report of 20,000 elements does not
	 * fit into a pipe, and what others do would have to wait behind it.
	 */
	void ownTable() {
		this.monitor.restart();
	}

	// The last line may not be whole yet.
	private int transactions(String text) {
		String lines = this.rest + text;
		int end = lines.lastIndexOf('\n') + 1;
		this.rest = lines.substring(end);
		return (int) lines.substring(0, end).lines().filter((line) -> line.startsWith(TRANSACTION)).count();
	}

}
