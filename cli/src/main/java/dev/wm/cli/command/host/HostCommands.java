package dev.wm.cli.command.host;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about hosts.
 */
public final class HostCommands {

	private HostCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("list-hosts", ListHostsCommand::new),
				CommandEntry.of("add-host", AddHostCommand::new), CommandEntry.of("remove", RemoveCommand::new));
	}

	/**
	 * {@code wm list-hosts} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> list(CommandContext context) {
		return new ListHostsCommand(context);
	}

}
