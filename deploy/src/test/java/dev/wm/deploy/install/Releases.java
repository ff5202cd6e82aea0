package dev.wm.deploy.install;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.wm.deploy.process.RunningCommand;

/**
 * Releases of the programs as they are built, signed with a key of their own.
 *
 * @param repository the project's folder
 * @param folder where they are put
 */
record Releases(Path repository, Path folder) {

	/** Makes the first, with the package that a registry has it from. */
	RunningCommand make() {
		return run("built");
	}

	/**
	 * Makes 0.2.0, which is the first with another version, 0.3.0 without archives, and
	 * {@code damaged}, which is that with a wrong signature.
	 */
	RunningCommand makeNext() {
		return run("next");
	}

	/** The Debian package of the first. */
	Path debianPackage() throws IOException {
		try (var files = Files.list(this.folder)) {
			return files.filter((file) -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
		}
	}

	/** An archive of the directories of the others. */
	Path others() {
		return this.folder.resolve("releases.tar");
	}

	private RunningCommand run(String what) {
		return RunningCommand.start(List.of(script().toString(), this.repository.toString(), this.folder.toString(),
				System.getProperty("java.home") + "/bin/jar", what));
	}

	private static Path script() {
		try {
			return Path.of(Objects.requireNonNull(Releases.class.getResource("releases.sh")).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
