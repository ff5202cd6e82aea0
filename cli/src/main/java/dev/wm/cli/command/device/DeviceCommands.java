package dev.wm.cli.command.device;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands about devices.
 */
public final class DeviceCommands {

	private DeviceCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("list-devices", ListDevicesCommand::new),
				CommandEntry.of("add-device", AddDeviceCommand::new),
				CommandEntry.of("device-setup", DeviceSetupCommand::new));
	}

	/**
	 * {@code wm list-devices} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> list(CommandContext context) {
		return new ListDevicesCommand(context);
	}

}
