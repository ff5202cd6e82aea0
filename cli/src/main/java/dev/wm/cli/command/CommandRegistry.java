package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandEntry;
import dev.wm.cli.command.device.DeviceCommands;
import dev.wm.cli.command.edit.EditCommands;
import dev.wm.cli.command.history.HistoryCommands;
import dev.wm.cli.command.host.HostCommands;
import dev.wm.cli.command.inspect.InspectCommands;
import dev.wm.cli.command.mesh.MeshCommands;
import dev.wm.cli.command.program.ProgramCommands;
import dev.wm.cli.command.setup.SetupCommands;
import dev.wm.cli.command.site.SiteCommands;
import dev.wm.cli.command.token.TokenCommands;
import dev.wm.cli.command.transfer.TransferCommands;
import dev.wm.cli.command.update.UpdateCommands;
import picocli.CommandLine;

/**
 * All commands by name. Reading the annotations of each takes most of a short run's time,
 * so a run does that only for those that its arguments name.
 */
public final class CommandRegistry {

	private static final Map<String, CommandEntry> ALL = new LinkedHashMap<>();

	// These need the specification of every other command.
	private static final List<String> NEED_ALL = List.of("complete", "man");

	private static final List<String> VERSION = List.of("-V", "--version");

	static {
		Stream
			.of(MeshCommands.all(), SiteCommands.all(), HostCommands.all(), DeviceCommands.all(), EditCommands.all(),
					InspectCommands.all(), HistoryCommands.all(), TransferCommands.all(), UpdateCommands.all(),
					SetupCommands.all(), TokenCommands.all(), ProgramCommands.all())
			.flatMap(List::stream)
			.forEach((entry) -> ALL.put(entry.name(), entry));
	}

	private CommandRegistry() {
	}

	/**
	 * Adds every command to the program.
	 * @param program the program's own command
	 * @param context what they work with
	 */
	public static void register(CommandLine program, CommandContext context) {
		ALL.values().forEach((entry) -> program.addSubcommand(entry.commandLine(context)));
	}

	/**
	 * Adds the commands that a command line names, or all if it needs them. Its result is
	 * the same as with every command.
	 * @param program the program's own command
	 * @param context what they work with
	 * @param arguments the command line
	 */
	public static void register(CommandLine program, CommandContext context, List<String> arguments) {
		List<String> names = new ArrayList<>(arguments.subList(0, Math.min(2, arguments.size())));
		if (names.size() == 1 && VERSION.contains(names.getFirst())) {
			return;
		}
		if (names.size() == 2 && !names.getFirst().equals("help")) {
			names.removeLast();
		}
		boolean all = names.isEmpty() || names.equals(List.of("help")) || NEED_ALL.contains(names.getFirst());
		if (!all && ALL.keySet().containsAll(names)) {
			names.stream()
				.distinct()
				.forEach((name) -> program.addSubcommand(Objects.requireNonNull(ALL.get(name)).commandLine(context)));
		}
		else {
			register(program, context);
		}
	}

}
