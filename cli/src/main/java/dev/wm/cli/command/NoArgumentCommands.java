package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.device.DeviceCommands;
import dev.wm.cli.command.host.HostCommands;
import dev.wm.cli.command.inspect.InspectCommands;
import dev.wm.cli.command.site.SiteCommands;
import org.jspecify.annotations.Nullable;

/**
 * The most used commands, started without picocli when they have no argument: to read
 * their annotations takes longer than to do what they do.
 */
public final class NoArgumentCommands {

	/** Their names. */
	public static final List<String> NAMES = List.of("list", "list-sites", "list-hosts", "list-devices", "check",
			"info", "health");

	private NoArgumentCommands() {
	}

	/**
	 * Creates the command of a command line that is one word long.
	 * @param arguments the command line
	 * @param context what it works with
	 * @return null if picocli has to parse the command line
	 */
	public static @Nullable Callable<Integer> of(String[] arguments, CommandContext context) {
		if (arguments.length != 1) {
			return null;
		}
		return switch (arguments[0]) {
			case "list" -> InspectCommands.list(context);
			case "list-sites" -> SiteCommands.list(context);
			case "list-hosts" -> HostCommands.list(context);
			case "list-devices" -> DeviceCommands.list(context);
			case "check" -> InspectCommands.check(context);
			case "info" -> InspectCommands.info(context);
			case "health" -> InspectCommands.health(context);
			default -> null;
		};
	}

}
