package dev.wm.cli.command.token;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about tokens and keys.
 */
public final class TokenCommands {

	private TokenCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(
				CommandEntry.of("token", (context) -> new TokenCommand(), TokenCreateCommand::new,
						TokenListCommand::new, TokenRevokeCommand::new),
				CommandEntry.of("rotate-key", RotateKeyCommand::new));
	}

}
