package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import picocli.CommandLine;

/**
 * All commands. Reading how each is used takes most of a short run's time, so a run does
 * that only for those that its arguments are about.
 */
public final class Commands {

	private static final Map<String, Entry> ALL = new LinkedHashMap<>();

	// Those that look at all the others.
	private static final List<String> CURIOUS = List.of("complete", "man");

	private static final List<String> VERSION = List.of("-V", "--version");

	static {
		reads();
		writes();
		add("edit", (context) -> new EditGroup(), EditHost::new, EditDevice::new, EditSite::new);
		add("token", (context) -> new TokenGroup(), TokenCreate::new, TokenList::new, TokenRevoke::new);
		add("mesh", (context) -> new MeshGroup(), MeshAdd::new, MeshList::new, MeshRemove::new);
		add("help", (context) -> new HelpCommand());
	}

	private Commands() {
	}

	private static void reads() {
		add("list", ListAll::new);
		add("list-sites", ListSites::new);
		add("list-hosts", ListHosts::new);
		add("list-devices", ListDevices::new);
		add("check", Check::new);
		add("deepcheck", DeepCheckCommand::new);
		add("info", InfoCommand::new);
		add("health", HealthCommand::new);
		add("history", History::new);
		add("diff", DiffCommand::new);
		add("show-config", ShowConfig::new);
		add("export", Export::new);
		add("backup", Backup::new);
		add("doctor", Doctor::new);
		add("version", VersionCommand::new);
		add("completion", Completion::new);
		add("complete", Candidates::new);
		add("man", Manual::new);
		add("openwrt-setup", OpenwrtSetup::new);
		add("host-setup", HostSetup::new);
		add("netplan-setup", NetplanSetup::new);
	}

	private static void writes() {
		add("add-site", AddSite::new);
		add("remove-site", RemoveSite::new);
		add("add-host", AddHost::new);
		add("add-device", AddDevice::new);
		add("device-setup", DeviceSetup::new);
		add("remove", Remove::new);
		add("rotate-key", RotateKey::new);
		add("rollback", RollbackCommand::new);
		add("import", Import::new);
	}

	private static void add(String name, Maker command, Maker... below) {
		ALL.put(name, new Entry(command, List.of(below)));
	}

	/**
	 * Adds every command to the program.
	 * @param program the program's own command
	 * @param context what they work with
	 */
	public static void register(CommandLine program, Context context) {
		ALL.values().forEach((entry) -> program.addSubcommand(entry.line(context)));
	}

	/**
	 * Adds the commands that a command line is about. What it comes to is the same as
	 * with every command.
	 * @param program the program's own command
	 * @param context what they work with
	 * @param arguments the command line
	 */
	public static void register(CommandLine program, Context context, List<String> arguments) {
		List<String> names = new ArrayList<>(arguments.subList(0, Math.min(2, arguments.size())));
		if (names.size() == 1 && VERSION.contains(names.getFirst())) {
			return;
		}
		if (names.size() == 2 && !names.getFirst().equals("help")) {
			names.removeLast();
		}
		boolean all = names.isEmpty() || names.equals(List.of("help")) || CURIOUS.contains(names.getFirst());
		if (!all && ALL.keySet().containsAll(names)) {
			names.stream()
				.distinct()
				.forEach((name) -> program.addSubcommand(Objects.requireNonNull(ALL.get(name)).line(context)));
		}
		else {
			register(program, context);
		}
	}

	private interface Maker {

		Object make(Context context);

	}

	private record Entry(Maker command, List<Maker> below) {

		CommandLine line(Context context) {
			CommandLine line = new CommandLine(this.command.make(context));
			this.below.forEach((each) -> line.addSubcommand(each.make(context)));
			return line;
		}

	}

}
