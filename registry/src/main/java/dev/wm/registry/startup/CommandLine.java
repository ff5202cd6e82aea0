package dev.wm.registry.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wm.contract.text.EnvFile;
import dev.wm.registry.backup.BackupCommand;
import dev.wm.registry.backup.CommandDatabase;
import dev.wm.registry.files.ConfigFile;
import dev.wm.registry.release.AddReleaseCommand;
import dev.wm.registry.release.TrustKeyCommand;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.setup.SetupCommand;

/**
 * Parses and runs the commands of the program: each has a name and one argument, but
 * {@code setup}.
 */
public final class CommandLine {

	private static final Map<String, String> ARGUMENTS = Map.of("backup", "file", "restore", "file", "add-release",
			"directory", "trust-key", "fingerprint");

	private static final String SETUP = "setup";

	private CommandLine() {
	}

	public static boolean has(List<String> arguments) {
		return (arguments.size() == 2 && ARGUMENTS.containsKey(arguments.getFirst()))
				|| (arguments.getFirst().equals(SETUP) && SetupCommand.has(rest(arguments)));
	}

	/**
	 * What is wrong with arguments that {@link #has} refuses, though their command is
	 * known.
	 */
	static String problem(String command, int count) {
		if (command.equals(SETUP)) {
			return "\"setup\" takes --domain NAME or --undo: give one of them.";
		}
		String argument = ARGUMENTS.getOrDefault(command, "argument");
		return "\"" + command + "\" "
				+ ((count == 1) ? "needs a " + argument + ": name it." : "takes one " + argument + ": name only one.");
	}

	static boolean isName(String argument) {
		return argument.equals(SETUP) || ARGUMENTS.containsKey(argument);
	}

	public static void run(List<String> arguments, Map<String, String> variables) {
		Map<String, String> environment = withFile(variables);
		if (arguments.getFirst().equals(SETUP)) {
			SetupCommand.parse(rest(arguments), environment).run(System.out::println);
			return;
		}
		RegistrySettings settings = RegistrySettings.read(environment);
		CommandDatabase database = new CommandDatabase(settings, environment);
		String argument = arguments.get(1);
		System.out.println(switch (arguments.getFirst()) {
			case "backup" -> new BackupCommand(settings, Path.of(argument)).backup();
			case "restore" -> new BackupCommand(settings, Path.of(argument)).restore();
			case "add-release" -> new AddReleaseCommand(settings, database, Path.of(argument)).run();
			default -> new TrustKeyCommand(database, argument).run();
		});
	}

	// The service has its settings from that file, which a shell does not read.
	private static Map<String, String> withFile(Map<String, String> variables) {
		Map<String, String> all = new HashMap<>();
		try {
			new ConfigFile(SetupCommand.SETTINGS_FILE).read()
				.map(EnvFile::new)
				.ifPresent((file) -> file.assignments().forEach((one) -> {
					if (one.key() != null && one.value() != null) {
						all.put(one.key(), one.value());
					}
				}));
		}
		catch (IOException ex) {
			throw new StartupException("The settings in " + SetupCommand.SETTINGS_FILE + " cannot be read (" + ex
					+ "): run this as root or as the registry's user.");
		}
		all.putAll(variables);
		return all;
	}

	private static List<String> rest(List<String> arguments) {
		return arguments.subList(1, arguments.size());
	}

}
