package dev.wm.deploy.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;

/**
 * The root file system of a Debian that containers are laid over: fetched once and kept.
 */
final class RootFileSystem {

	private static final Path PROGRAM = Path.of(System.getProperty("wm.repository", ".."),
			"deploy/lab.d/container-system.sh");

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private RootFileSystem() {
	}

	static Path get() {
		return Path
			.of(CommandResult.of(LIMIT, "", List.of(PROGRAM.toAbsolutePath().toString())).succeeds().lines().getLast());
	}

}
