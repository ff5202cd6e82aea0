package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * The commands that people give most, and without any argument. To read how a command is
 * used takes longer than to do what they do, and there is nothing to understand in a
 * command line that is one word long.
 */
public final class Alone {

	/** Their names. */
	public static final List<String> NAMES = List.of("list", "list-sites", "list-hosts", "list-devices", "check",
			"info", "health");

	private Alone() {
	}

	/**
	 * Makes a command that was given without any argument.
	 * @param arguments the command line
	 * @param context what it works with
	 * @return null if there is more to understand
	 */
	public static @Nullable Callable<Integer> of(String[] arguments, Context context) {
		if (arguments.length != 1) {
			return null;
		}
		return switch (arguments[0]) {
			case "list" -> new ListAll(context);
			case "list-sites" -> new ListSites(context);
			case "list-hosts" -> new ListHosts(context);
			case "list-devices" -> new ListDevices(context);
			case "check" -> new Check(context);
			case "info" -> new InfoCommand(context);
			case "health" -> new HealthCommand(context);
			default -> null;
		};
	}

}
