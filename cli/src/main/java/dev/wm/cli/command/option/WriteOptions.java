package dev.wm.cli.command.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of a write: {@code --plan} for a dry run, and {@code --yes}.
 */
public class WriteOptions extends MeshOptions {

	@Option(names = "--plan", description = "Dry run: show what would change, for each gateway too.")
	private boolean plan;

	@Mixin
	private final YesOption yes = new YesOption();

	public boolean isConfirmed() {
		return this.yes.isGiven();
	}

	public boolean isPlan() {
		return this.plan;
	}

}
