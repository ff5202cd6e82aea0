package dev.wm.cli.command.program;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about wm itself.
 */
public final class ProgramCommands {

	private ProgramCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("completion", CompletionCommand::new),
				CommandEntry.of("complete", CompleteCommand::new), CommandEntry.of("man", ManCommand::new),
				CommandEntry.of("version", VersionCommand::new),
				CommandEntry.of("help", (context) -> new HelpCommand()));
	}

}
