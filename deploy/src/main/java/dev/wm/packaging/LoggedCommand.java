package dev.wm.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command whose output goes to a log.
 */
final class LoggedCommand {

	private LoggedCommand() {
	}

	/**
	 * Runs it and waits for its end.
	 * @param command its words
	 * @param environment what is added to this process's environment
	 * @param log the file of its output
	 * @throws IOException if it fails: the message has its output
	 * @throws InterruptedException if the build is stopped
	 */
	static void run(List<String> command, Map<String, String> environment, Path log)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		int exitCode = builder.start().waitFor();
		if (exitCode != 0) {
			throw new IOException(String.join(" ", command) + " ended with " + exitCode + ":\n"
					+ Files.readString(log, StandardCharsets.UTF_8));
		}
	}

}
