package dev.wm.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of commands that {@code wm --help} shows: in groups, one line each.
 */
public final class HelpOverview {

	private static final int HEADING = 10;

	private static final int NAME = 15;

	private static final List<Group> GROUPS = List.of(new Group("Meshes", "mesh"),
			new Group("Sites", "list-sites", "add-site", "edit site", "remove-site"),
			new Group("Hosts", "list-hosts", "add-host", "edit host", "remove"),
			new Group("Devices", "list-devices", "add-device", "edit device", "device-setup"),
			new Group("Inspect", "list", "check", "deepcheck", "doctor", "info", "health", "show-config"),
			new Group("History", "history", "diff", "rollback", "export", "backup", "import"),
			new Group("Updates", "releases", "update"), new Group("Setup", "gateway-setup", "token", "rotate-key",
					"openwrt-setup", "host-setup", "completion", "version"));

	// The usage line names these options, and so does the manual page.
	private static final List<String> HIDDEN = List.of(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
			UsageMessageSpec.SECTION_KEY_OPTION_LIST, UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);

	private HelpOverview() {
	}

	/**
	 * Replaces picocli's lists of options and commands.
	 * @param program the program's own command
	 */
	public static void register(CommandSpec program) {
		UsageMessageSpec usage = program.usageMessage();
		usage.sectionKeys(usage.sectionKeys().stream().filter((key) -> !HIDDEN.contains(key)).toList());
		usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpOverview::render);
	}

	/**
	 * The commands in it.
	 * @return each as it is typed after {@code wm}
	 */
	public static List<String> names() {
		return GROUPS.stream().flatMap((group) -> group.commands().stream()).toList();
	}

	private static String render(Help help) {
		CommandLine program = help.commandSpec().commandLine();
		return GROUPS.stream().map((group) -> group.render(program)).collect(Collectors.joining());
	}

	private record Group(String title, List<String> commands) {

		Group(String title, String... commands) {
			this(title, List.of(commands));
		}

		String render(CommandLine program) {
			StringBuilder text = new StringBuilder();
			String heading = this.title;
			for (String command : this.commands) {
				text.append(pad(heading, HEADING))
					.append(pad(command, NAME))
					.append(summary(program, command))
					.append('\n');
				heading = "";
			}
			return text.toString();
		}

		private static String pad(String text, int width) {
			return text + " ".repeat(width - text.length());
		}

		// Without the subcommands, which only the whole program has, there is no help.
		private static String summary(CommandLine program, String path) {
			CommandLine line = program;
			for (String name : path.split(" ", -1)) {
				line = Objects.requireNonNull(line.getSubcommands().get(name), path);
			}
			String text = line.getCommandSpec().usageMessage().description()[0];
			return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
		}

	}

}
