package dev.wm.deploy.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;

/**
 * The root file system of a Debian that containers are laid over: fetched once and kept.
 */
public final class RootFileSystem {

	private static final Path PROGRAMS = Path.of(System.getProperty("wm.repository", ".."), "deploy/lab.d");

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private RootFileSystem() {
	}

	/** A small one. */
	public static Path get() {
		return from("container-system.sh");
	}

	/** One with everything that wm's packages depend on. */
	public static Path forPackages() {
		return from("package-system.sh");
	}

	private static Path from(String program) {
		return Path.of(CommandResult.of(LIMIT, "", List.of(PROGRAMS.resolve(program).toAbsolutePath().toString()))
			.succeeds()
			.lines()
			.getLast());
	}

}
