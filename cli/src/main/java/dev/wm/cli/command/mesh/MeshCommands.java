package dev.wm.cli.command.mesh;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The {@code wm mesh} command.
 */
public final class MeshCommands {

	private MeshCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("mesh", (context) -> new MeshCommand(), MeshAddCommand::new,
				MeshListCommand::new, MeshRemoveCommand::new));
	}

}
