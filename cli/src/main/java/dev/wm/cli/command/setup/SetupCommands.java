package dev.wm.cli.command.setup;

import java.util.List;

import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands that print setup scripts.
 */
public final class SetupCommands {

	private SetupCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("gateway-setup", GatewaySetupCommand::new),
				CommandEntry.of("openwrt-setup", OpenwrtSetupCommand::new),
				CommandEntry.of("host-setup", HostSetupCommand::new),
				CommandEntry.of("netplan-setup", NetplanSetupCommand::new));
	}

}
