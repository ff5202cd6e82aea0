package dev.wm.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
		Path module = REPOSITORY.resolve("cli");
		Path built = module.resolve("target/packages");
		String[] names = String.valueOf(packages(built).getLast().getFileName()).replace(".deb", "").split("_", -1);
		String version = names[1];
		String architecture = names[2];
		// The runtime is linked anew, and another umask must not show.
		run("umask 077; exec \"$@\"", Path.of(System.getProperty("java.home"), "bin/java"), "-XX:TieredStopAtLevel=1",
				REPOSITORY.resolve("deploy/src/main/java/dev/wm/packaging/PackageStager.java"), REPOSITORY,
				this.folder.resolve("work"), this.folder.resolve("runtimes"), property("program.modules"), architecture,
				"none", "wm", module.resolve("target/wm"), module, out, version, architecture,
				property("project.build.outputTimestamp"), "none");
		run("cd \"$1\"; shift; exec \"$@\"", REPOSITORY, "mvn", "--batch-mode", "-o", "-q", "-pl", "cli",
				"-Dpackages.out=" + out, "jdeb:jdeb@packages");
		assertThat(packages(out)).hasSize(2).allSatisfy((file) -> {
			Path first = built.resolve(file.getFileName());
			assertThat(Files.mismatch(first, file)).as("where %s differs", file.getFileName()).isEqualTo(-1);
		});
	}

	// As the root POM has it.
	private static String property(String name) throws IOException {
		return Files.readString(REPOSITORY.resolve("pom.xml")).replaceFirst("(?s).*<" + name + ">([^<]*)<.*", "$1");
	}

	private static void run(String script, Object... words) {
		List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
		Stream.of(words).map(Object::toString).forEach(command::add);
		CommandResult.of(LIMIT, "", command).succeeds();
	}

}
