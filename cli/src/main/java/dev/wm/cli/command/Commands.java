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
		reads(program, context);
		writes(program, context);
		program.addSubcommand(new CommandLine(new EditGroup()).addSubcommand(new EditHost(context))
			.addSubcommand(new EditDevice(context))
			.addSubcommand(new EditSite(context)));
		program.addSubcommand(new CommandLine(new TokenGroup()).addSubcommand(new TokenCreate(context))
			.addSubcommand(new TokenList(context))
			.addSubcommand(new TokenRevoke(context)));
		program.addSubcommand(new CommandLine(new MeshGroup()).addSubcommand(new MeshAdd(context))
			.addSubcommand(new MeshList(context))
			.addSubcommand(new MeshRemove(context)));
		program.addSubcommand(new HelpCommand());
	}

	private static void reads(CommandLine program, Context context) {
		program.addSubcommand(new ListAll(context));
		program.addSubcommand(new ListSites(context));
		program.addSubcommand(new ListHosts(context));
		program.addSubcommand(new ListDevices(context));
		program.addSubcommand(new Check(context));
		program.addSubcommand(new InfoCommand(context));
		program.addSubcommand(new HealthCommand(context));
		program.addSubcommand(new History(context));
		program.addSubcommand(new DiffCommand(context));
		program.addSubcommand(new ShowConfig(context));
		program.addSubcommand(new Export(context));
		program.addSubcommand(new Backup(context));
		program.addSubcommand(new Doctor(context));
		program.addSubcommand(new VersionCommand(context));
		program.addSubcommand(new Completion(context));
		program.addSubcommand(new Candidates(context));
		program.addSubcommand(new OpenwrtSetup(context));
		program.addSubcommand(new HostSetup(context));
		program.addSubcommand(new NetplanSetup(context));
	}

	private static void writes(CommandLine program, Context context) {
		program.addSubcommand(new AddSite(context));
		program.addSubcommand(new RemoveSite(context));
		program.addSubcommand(new AddHost(context));
		program.addSubcommand(new AddDevice(context));
		program.addSubcommand(new DeviceSetup(context));
		program.addSubcommand(new Remove(context));
		program.addSubcommand(new RotateKey(context));
		program.addSubcommand(new RollbackCommand(context));
		program.addSubcommand(new Import(context));
	}

}
