package dev.wm.cli.command.program;

import java.util.List;

import dev.wm.cli.command.option.HelpOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(name = "help", description = "Show the help of a command.", footer = { "", "Example: wm help add-host" })
final class HelpCommand implements Runnable {

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as add-host, or mesh add.")
	private List<String> path = List.of();

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	@Override
	public void run() {
		CommandLine line = this.spec.root().commandLine();
		for (String name : this.path) {
			CommandLine next = line.getSubcommands().get(name);
			if (next == null) {
				throw new UnmatchedArgumentException(line, List.of(name));
			}
			line = next;
		}
		line.usage(line.getOut());
	}

}
