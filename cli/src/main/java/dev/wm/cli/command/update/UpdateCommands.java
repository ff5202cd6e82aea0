package dev.wm.cli.command.update;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about releases.
 */
public final class UpdateCommands {

	private UpdateCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("releases", ReleasesCommand::new),
				CommandEntry.of("update", UpdateCommand::new));
	}

}
