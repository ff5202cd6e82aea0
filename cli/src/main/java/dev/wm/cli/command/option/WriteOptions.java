package dev.wm.cli.command.option;

import picocli.CommandLine.Option;

/**
 * The options of a write, with {@code --plan} for a dry run.
 */
public class WriteOptions extends MeshOptions {

	@Option(names = "--plan", description = "Dry run: show what would change, for each gateway too.")
	private boolean plan;

	public boolean isPlan() {
		return this.plan;
	}

}
