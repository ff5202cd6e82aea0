package dev.wm.cli.command.context;

import java.util.List;
import java.util.function.Function;

import picocli.CommandLine;

/**
 * A command that is created only by the runs that need it.
 *
 * @param name as it is typed
 * @param factory creates the annotated command object
 * @param subcommands the same for each of its subcommands
 */
public record CommandEntry(String name, Function<CommandContext, Object> factory,
		List<Function<CommandContext, Object>> subcommands) {

	/**
	 * Creates an entry.
	 * @param name as it is typed
	 * @param factory creates the annotated command object
	 * @param subcommands the same for each of its subcommands
	 * @return the entry
	 */
	@SafeVarargs
	public static CommandEntry of(String name, Function<CommandContext, Object> factory,
			Function<CommandContext, Object>... subcommands) {
		return new CommandEntry(name, factory, List.of(subcommands));
	}

	/**
	 * Creates the command with its subcommands.
	 * @param context what they work with
	 * @return a command line of picocli
	 */
	public CommandLine commandLine(CommandContext context) {
		CommandLine line = new CommandLine(this.factory.apply(context));
		this.subcommands.forEach((each) -> line.addSubcommand(each.apply(context)));
		return line;
	}

}
