package dev.wm.deploy.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.deploy.process.CommandResult;

/**
 * A Debian package that the build has made.
 *
 * @param file the file
 */
public record DebianPackage(Path file) {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", ".."));

	private static final Duration LIMIT = Duration.ofMinutes(3);

	/**
	 * Finds one.
	 * @param program the module's folder and the package's name, such as {@code cli/wm}
	 */
	public static DebianPackage built(String program) throws IOException {
		int slash = program.indexOf('/');
		Path folder = REPOSITORY.resolve(program.substring(0, slash)).resolve("target/packages");
		try (Stream<Path> files = Files.list(folder)) {
			return new DebianPackage(
					files.filter((file) -> fileName(file).matches(program.substring(slash + 1) + "_.*\\.deb"))
						.sorted()
						.findFirst()
						.orElseThrow(() -> new AssertionError("No package in " + folder + ": mvn package")));
		}
	}

	private static String fileName(Path file) {
		return String.valueOf(file.getFileName());
	}

	public String name() {
		return fileName(this.file).replaceFirst("_.*", "");
	}

	/** Its content as another version, in folders of that version. */
	public void copyAs(String version, Path target) {
		String script = """
				set -eu
				root=$(mktemp -d)
				trap 'rm -rf "$root"' EXIT
				dpkg-deb --raw-extract "$1" "$root/p"
				cd "$root/p"
				old=$(sed -n 's/^Version: //p' DEBIAN/control)
				sed -i "s/^Version: .*/Version: $2/" DEBIAN/control
				mv "usr/lib/wm-gateway/$old" "usr/lib/wm-gateway/$2"
				ln -sfn "$2" usr/lib/wm-gateway/current
				rm -f DEBIAN/md5sums
				dpkg-deb --root-owner-group -Znone -b . "$3" >/dev/null
				""";
		CommandResult.of(LIMIT, "", List.of("sh", "-c", script, "sh", this.file.toString(), version, target.toString()))
			.succeeds();
	}

}
