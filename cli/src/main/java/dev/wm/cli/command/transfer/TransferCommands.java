package dev.wm.cli.command.transfer;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands that move a whole registry.
 */
public final class TransferCommands {

	private TransferCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("export", ExportCommand::new), CommandEntry.of("backup", BackupCommand::new),
				CommandEntry.of("import", ImportCommand::new));
	}

}
