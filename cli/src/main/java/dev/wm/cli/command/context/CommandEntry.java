package dev.wm.cli.command.context;

import java.util.List;

import picocli.CommandLine;

/**
 * A command that is created only by the runs that need it.
 *
 * @param name as it is typed
 * @param factory creates the annotated command object
 * @param subcommands the same for each of its subcommands
 */
public record CommandEntry(String name, Factory factory, List<Factory> subcommands) {

	/**
	 * Creates an entry.
	 * @param name as it is typed
	 * @param factory creates the annotated command object
	 * @param subcommands the same for each of its subcommands
	 * @return the entry
	 */
	public static CommandEntry of(String name, Factory factory, Factory... subcommands) {
		return new CommandEntry(name, factory, List.of(subcommands));
	}

	/**
	 * Creates the command with its subcommands.
	 * @param context what they work with
	 * @return a command line of picocli
	 */
	public CommandLine commandLine(CommandContext context) {
		CommandLine line = new CommandLine(this.factory.create(context));
		this.subcommands.forEach((each) -> line.addSubcommand(each.create(context)));
		return line;
	}

	/** Creates the annotated command object of a run. */
	public interface Factory {

		/**
		 * Creates the command.
		 * @param context what it works with
		 * @return an object with annotations of picocli
		 */
		Object create(CommandContext context);

	}

}
