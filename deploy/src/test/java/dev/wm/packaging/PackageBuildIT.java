package dev.wm.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds the smallest archive and package once more, elsewhere, and compares.
 */
class PackageBuildIT {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", ".."))
		.toAbsolutePath()
		.normalize();

	private static final Duration LIMIT = Duration.ofMinutes(5);

	@TempDir
	private Path folder;

	private static List<Path> packages(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().matches(".*\\.(deb|tar\\.gz)")).sorted().toList();
		}
	}

	@Test
	void buildWhenRunAgainGivesTheSameBytes() throws IOException {
		Path out = this.folder.resolve("out");
		// The runtime is linked anew, and another umask must not show.
		CommandResult
			.of(LIMIT, "",
					List.of("sh", "-c", "umask 077; cd \"$1\"; shift; exec \"$@\"", "sh", REPOSITORY.toString(), "mvn",
							"--batch-mode", "-o", "-q", "-pl", "cli", "-Dpackages.out=" + out,
							"-Dpackages.runtimes=" + this.folder.resolve("runtimes"),
							"toolchains:select-jdk-toolchain@default", "exec:exec@packages", "jdeb:jdeb@packages"))
			.succeeds();
		List<Path> again = packages(out);
		assertThat(again).hasSize(2);
		for (Path file : again) {
			Path first = REPOSITORY.resolve("cli/target/packages").resolve(file.getFileName());
			assertThat(Files.mismatch(first, file)).as("where %s differs", file.getFileName()).isEqualTo(-1);
		}
	}

}
