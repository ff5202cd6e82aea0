package dev.wm.cli.command;

import picocli.CommandLine.Option;

/**
 * The options of a change that takes something away.
 */
class RiskOptions extends WriteOptions {

	@Option(names = { "-y", "--yes" }, description = "Do not ask; without a terminal nothing is asked anyway.")
	private boolean yes;

	boolean isSure() {
		return this.yes || isPlan();
	}

}
