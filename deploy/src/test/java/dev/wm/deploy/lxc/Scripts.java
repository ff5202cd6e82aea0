package dev.wm.deploy.lxc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.CommandResult;

/**
 * The shell functions of {@code deploy/lxc/lib}, called one by one.
 */
final class Scripts {

	static final Path FOLDER = Path.of(System.getProperty("wm.repository", ".."), "deploy/lxc").toAbsolutePath();

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String SOURCE = """
			set -euo pipefail
			SERVICE_ENV=service.env NAME=wm-gw-test
			for part in messages address settings network registry forward container upgrade gateway backup verbs lxc; do
			  . "$0/lib/$part.sh"
			done
			""";

	private Scripts() {
	}

	/**
	 * Runs a line of shell with all functions at hand.
	 * @param input its standard input
	 * @param line the line
	 * @param arguments its arguments: $1 and so on
	 * @return its exit code and output
	 */
	static CommandResult run(String input, String line, String... arguments) {
		List<String> command = new ArrayList<>(List.of("bash", "-c", SOURCE + line, FOLDER.toString()));
		command.addAll(List.of(arguments));
		return CommandResult.of(LIMIT, input, command);
	}

	/** Its output without the newline at the end; it has to succeed. */
	static String output(String input, String line, String... arguments) {
		return run(input, line, arguments).succeeds().out().stripTrailing();
	}

}
