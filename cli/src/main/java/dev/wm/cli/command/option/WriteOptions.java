package dev.wm.cli.command.option;

import picocli.CommandLine.Option;

/**
 * Which mesh a change is for, and whether it is only to be looked at.
 */
public class WriteOptions extends MeshOptions {

	@Option(names = "--plan", description = "Change nothing: show what would differ, for each gateway too.")
	private boolean plan;

	public boolean isPlan() {
		return this.plan;
	}

}
