package dev.wm.cli.command.inspect;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandEntry;

/**
 * The commands that show and check a mesh.
 */
public final class InspectCommands {

	private InspectCommands() {
	}

	/**
	 * All of them.
	 * @return the commands in the order of the help
	 */
	public static List<CommandEntry> all() {
		return List.of(CommandEntry.of("list", ListCommand::new), CommandEntry.of("check", CheckCommand::new),
				CommandEntry.of("deepcheck", DeepCheckCommand::new), CommandEntry.of("doctor", DoctorCommand::new),
				CommandEntry.of("info", InfoCommand::new), CommandEntry.of("health", HealthCommand::new),
				CommandEntry.of("show-config", ShowConfigCommand::new));
	}

	/**
	 * {@code wm list} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> list(CommandContext context) {
		return new ListCommand(context);
	}

	/**
	 * {@code wm check} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> check(CommandContext context) {
		return new CheckCommand(context);
	}

	/**
	 * {@code wm info} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> info(CommandContext context) {
		return new InfoCommand(context);
	}

	/**
	 * {@code wm health} without arguments.
	 * @param context what it works with
	 * @return the command
	 */
	public static Callable<Integer> health(CommandContext context) {
		return new HealthCommand(context);
	}

}
