package dev.wm.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The release key, and releases that are whole or not. What is signed here stands for
 * archives and packages.
 */
class ReleaseSignatureIT {

	private static final Path DEPLOY = Path.of(System.getProperty("wm.repository", ".."), "deploy")
		.toAbsolutePath()
		.normalize();

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final String SIGN = """
			set -euo pipefail
			repo=$(dirname "$1")
			. "$1/packages.d/common.sh"
			. "$1/packages.d/key.sh"
			. "$1/packages.d/sums.sh"
			sign "$2"
			""";

	@TempDir
	private static Path shared;

	@TempDir
	private Path folder;

	private Path release;

	@BeforeAll
	static void sign() throws IOException {
		run("key").succeeds();
		Path signed = Files.createDirectory(shared.resolve("release"));
		Files.writeString(signed.resolve("VERSION"), "0.1.0\n");
		Files.writeString(signed.resolve("wm.deb"), "a package\n");
		with("bash", "-c", SIGN, "bash", DEPLOY.toString(), signed.toString()).succeeds();
	}

	@BeforeEach
	void copy() throws IOException {
		this.release = Files.createDirectory(this.folder.resolve("release"));
		try (Stream<Path> files = Files.list(shared.resolve("release"))) {
			for (Path file : files.toList()) {
				Files.copy(file, this.release.resolve(file.getFileName()));
			}
		}
	}

	private static CommandResult with(String... command) {
		return withKey(shared.resolve("keys/release.key"), command);
	}

	private static CommandResult withKey(Path key, String... command) {
		List<String> words = new ArrayList<>(List.of("env", "WM_RELEASE_KEY=" + key));
		words.addAll(List.of(command));
		return CommandResult.of(LIMIT, "", words);
	}

	private static CommandResult run(String... arguments) {
		List<String> words = new ArrayList<>(List.of(DEPLOY.resolve("release").toString()));
		words.addAll(List.of(arguments));
		return with(words.toArray(String[]::new));
	}

	private CommandResult verify() {
		return run("verify", this.release.toString());
	}

	@Test
	void keyWhenMadeIsSecretAndOutsideOfTheProject() throws IOException {
		Path key = shared.resolve("keys/release.key");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
		byte[] before = Files.readAllBytes(key);
		assertThat(run("key").fails(1).err()).contains("There is a release key");
		assertThat(key).hasBinaryContent(before);
		Path inside = DEPLOY.resolve("target/keys/release.key");
		assertThat(withKey(inside, DEPLOY.resolve("release").toString(), "key").fails(1).err())
			.contains("in the project");
		assertThat(inside.getParent()).doesNotExist();
	}

	@Test
	void releaseWhenThereIsNoKeySaysHowToMakeOne() {
		assertThat(withKey(this.folder.resolve("none"), DEPLOY.resolve("release").toString()).fails(1).err())
			.contains("deploy/release key");
	}

	@Test
	void verifyWhenNothingWasChangedNamesTheKey() throws IOException {
		assertThat(verify().succeeds().out()).containsPattern("Key: [0-9a-f]{64}\n");
		assertThat(Files.readAllLines(this.release.resolve("SHA256SUMS"))).hasSize(3)
			.allMatch((line) -> line.matches("[0-9a-f]{64}  (VERSION|release.pub|wm.deb)"));
	}

	@Test
	void verifyWhenAFileWasChangedRefuses() throws IOException {
		Files.writeString(this.release.resolve("wm.deb"), "more", StandardOpenOption.APPEND);
		CommandResult refused = verify().fails(1);
		assertThat(refused.out()).contains("wm.deb: FAILED");
		assertThat(refused.err()).contains("files differ from SHA256SUMS");
	}

	@Test
	void verifyWhenAFileIsMissingRefuses() throws IOException {
		Files.delete(this.release.resolve("wm.deb"));
		assertThat(verify().fails(1).err()).contains("wm.deb", "files differ from SHA256SUMS");
	}

	@Test
	void verifyWhenAFileWasAddedRefuses() throws IOException {
		Files.writeString(this.release.resolve("more"), "");
		assertThat(verify().fails(1).err()).contains("more is not in SHA256SUMS");
	}

	@Test
	void verifyWhenTheSumsWereChangedRefuses() throws IOException {
		Files.writeString(this.release.resolve("SHA256SUMS"), "\n", StandardOpenOption.APPEND);
		assertThat(verify().fails(1).err()).contains("the signature of SHA256SUMS is wrong");
	}

	@Test
	void verifyWhenTheKeyIsAnotherRefuses() throws IOException {
		with("sh", "-c", "openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out \"$1\"", "sh",
				this.release.resolve("release.pub").toString())
			.succeeds();
		assertThat(verify().fails(1).err()).contains("the signature of SHA256SUMS is wrong");
	}

	@Test
	void verifyWhenItIsNoReleaseSaysSo() {
		assertThat(run("verify", this.folder.toString()).fails(1).err()).contains("has no SHA256SUMS");
	}

}
