package dev.wm.cli.command.site;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about sites.
 */
public final class SiteCommands {

	private SiteCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("list-sites", ListSitesCommand::new),
				CommandEntry.of("add-site", AddSiteCommand::new),
				CommandEntry.of("remove-site", RemoveSiteCommand::new));
	}

	/**
	 * {@code wm list-sites} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> list(CommandContext context) {
		return new ListSitesCommand(context);
	}

}
