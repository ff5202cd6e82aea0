package dev.wm.cli.command.edit;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The {@code wm edit} command.
 */
public final class EditCommands {

	private EditCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("edit", (context) -> new EditCommand(), EditHostCommand::new,
				EditDeviceCommand::new, EditSiteCommand::new));
	}

}
