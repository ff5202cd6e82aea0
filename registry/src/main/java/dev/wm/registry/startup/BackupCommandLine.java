package dev.wm.registry.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.registry.backup.BackupCommand;
import dev.wm.registry.settings.RegistrySettings;

/**
 * Parses and runs the commands {@code backup FILE} and {@code restore FILE}.
 */
public final class BackupCommandLine {

	private static final List<String> NAMES = List.of("backup", "restore");

	private BackupCommandLine() {
	}

	public static boolean has(List<String> arguments) {
		return arguments.size() == 2 && NAMES.contains(arguments.getFirst());
	}

	static boolean isName(String argument) {
		return NAMES.contains(argument);
	}

	public static void run(List<String> arguments, Map<String, String> environment) {
		BackupCommand command = new BackupCommand(RegistrySettings.read(environment), Path.of(arguments.get(1)));
		System.out.println(arguments.getFirst().equals("backup") ? command.backup() : command.restore());
	}

}
