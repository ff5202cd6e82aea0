package dev.wm.cli.command.history;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about revisions.
 */
public final class HistoryCommands {

	private HistoryCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("history", HistoryCommand::new), CommandEntry.of("diff", DiffCommand::new),
				CommandEntry.of("rollback", RollbackCommand::new));
	}

}
