package dev.wm.cli.command;

import picocli.CommandLine;

/**
 * All commands.
 */
public final class Commands {

	private Commands() {
	}

	/**
	 * Adds them to the program.
	 * @param program the program's own command
	 * @param context what they work with
	 */
	public static void register(CommandLine program, Context context) {
		program.addSubcommand(new ListAll(context));
		program.addSubcommand(new ListSites(context));
		program.addSubcommand(new ListHosts(context));
		program.addSubcommand(new ShowConfig(context));
		program.addSubcommand(new HealthCommand(context));
		program.addSubcommand(new AddSite(context));
		program.addSubcommand(new RemoveSite(context));
		program.addSubcommand(new AddHost(context));
		program.addSubcommand(new Remove(context));
		program.addSubcommand(new CommandLine(new TokenGroup()).addSubcommand(new TokenCreate(context)));
		program.addSubcommand(new CommandLine(new MeshGroup()).addSubcommand(new MeshAdd(context))
			.addSubcommand(new MeshList(context))
			.addSubcommand(new MeshRemove(context)));
		program.addSubcommand(new HelpCommand());
	}

}
