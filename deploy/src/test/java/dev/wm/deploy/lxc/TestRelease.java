package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;

/**
 * A release of the gateway that was built, signed with a key of its own.
 */
final class TestRelease {

	private static final Path REPOSITORY = Scripts.FOLDER.resolve("../..").normalize();

	private static final String SIGN = """
			set -eu
			umask 022
			cd "$1"
			"$2/deploy/install/assemble" "$3" >install-gateway.sh
			printf '%s\\n' "$3" >VERSION
			openssl genpkey -algorithm ed25519 -out "$1.key"
			openssl pkey -in "$1.key" -pubout -out release.pub
			sha256sum VERSION install-gateway.sh release.pub *.tar.gz >SHA256SUMS
			openssl pkeyutl -sign -inkey "$1.key" -rawin -in SHA256SUMS | openssl base64 -A >SHA256SUMS.sig
			""";

	private TestRelease() {
	}

	/**
	 * Makes one.
	 * @param folder where its files are put
	 * @return its archive
	 */
	static Path in(Path folder) throws IOException {
		Path built = archive();
		Path archive = Files.createDirectories(folder).resolve(built.getFileName());
		Files.copy(built, archive);
		String version = archive.getFileName().toString().replaceAll("^wm-gateway-|-linux-.*$", "");
		CommandResult
			.of(Duration.ofMinutes(1), "",
					List.of("sh", "-c", SIGN, "sh", folder.toString(), REPOSITORY.toString(), version))
			.succeeds();
		return archive;
	}

	private static Path archive() throws IOException {
		try (var files = Files.list(REPOSITORY.resolve("gateway-agent/target/packages"))) {
			return files.filter((file) -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
		}
	}

}
