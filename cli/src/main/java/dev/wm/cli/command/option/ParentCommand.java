package dev.wm.cli.command.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that only has subcommands.
 */
public class ParentCommand implements Runnable {

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"Missing subcommand: " + String.join(", ", this.spec.subcommands().keySet()));
	}

}
