package dev.wm.registry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.wm.registry.settings.StartupException;

/**
 * Runs the programs of PostgreSQL. They refuse to run as root, so root runs them in a
 * user namespace of their own: there they are unprivileged, and their files still belong
 * to root.
 *
 * @param programs the folder with {@code bin}
 * @param root whether this process is root's
 */
record PostgresTools(Path programs, boolean root) {

	private static final int LONGEST_SECONDS = 120;

	static PostgresTools in(Path programs) {
		try {
			return new PostgresTools(programs, Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot tell which user this is", ex);
		}
	}

	/**
	 * Starts a program in the background.
	 */
	Process start(Path log, String program, List<String> arguments) {
		try {
			return builder(program, arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot start " + program, ex);
		}
	}

	/**
	 * Runs a program to its end.
	 * @throws StartupException with what it printed, if it failed
	 */
	void run(String program, List<String> arguments) {
		try {
			Process process = builder(program, arguments).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new StartupException("PostgreSQL's " + program + " failed (" + output.strip()
						+ "): fix that, or run a PostgreSQL and set SPRING_DATASOURCE_URL.");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot run " + program, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while " + program + " ran", ex);
		}
	}

	/**
	 * Stops the server in fast mode: open transactions are rolled back.
	 */
	void stop(Path data) {
		run("pg_ctl", List.of("stop", "--pgdata=" + data, "--mode=fast", "--timeout=30", "--silent"));
	}

	private ProcessBuilder builder(String program, List<String> arguments) {
		List<String> command = new ArrayList<>(this.root ? List.of("unshare", "-U") : List.of());
		command.add(this.programs.resolve("bin").resolve(program).toString());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().keySet().removeIf((name) -> name.startsWith("PG") || name.startsWith("WM_"));
		builder.environment().put("LC_ALL", "C");
		return builder;
	}

}
