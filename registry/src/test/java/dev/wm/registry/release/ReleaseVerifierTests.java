package dev.wm.registry.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.registry.testing.TestRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ReleaseVerifierTests {

	private static final TestRelease OURS = TestRelease.withNewKey();

	private static final String ARCHIVE = "wm-gateway-0.2.0-linux-amd64.tar.gz";

	@TempDir
	private Path temporary;

	@Test
	void verifyWhenAllIsRightHasEveryFile() throws Exception {
		VerifiedRelease release = ReleaseVerifier.verify(OURS.make(this.temporary.resolve("r"), "0.2.0"));
		assertThat(release.version()).hasToString("0.2.0");
		assertThat(release.key()).hasToString(OURS.fingerprint());
		assertThat(release.files()).containsOnlyKeys("VERSION", "SHA256SUMS", "SHA256SUMS.sig", "release.pub",
				"install-gateway.sh", ARCHIVE, "wm-gateway-0.2.0-linux-arm64.tar.gz");
		assertThat(release.release().architectures()).containsExactly("amd64", "arm64");
		assertThat(Objects.requireNonNull(release.files().get(ARCHIVE)).sha256())
			.isEqualTo(TestRelease.sha256("archive of 0.2.0 for amd64\n"));
	}

	@Test
	void verifyWhenAFileIsNotNamedLeavesItOut() throws Exception {
		Path folder = OURS.make(this.temporary.resolve("r"), "0.2.0");
		Files.writeString(folder.resolve("secret.txt"), "not of the release");
		Files.createSymbolicLink(folder.resolve("passwd"), Path.of("/etc/passwd"));
		assertThat(ReleaseVerifier.verify(folder).files()).doesNotContainKeys("secret.txt", "passwd");
	}

	// What was made with openssl(1), as deploy/release does; the private key is gone.
	@Test
	void verifyWhenOpensslSignedItTakesIt() throws Exception {
		byte[] pem = """
				-----BEGIN PUBLIC KEY-----
				MCowBQYDK2VwAyEASMBfRxyhhnsnYk69Qwf5n6cAJMDrPWSFebKfpAaPuPI=
				-----END PUBLIC KEY-----
				""".getBytes(StandardCharsets.US_ASCII);
		ReleaseKey key = ReleaseKey.parse(pem);
		assertThat(key.fingerprint()).hasToString("a543e755d74354cf9110084b3bbb6c7f4226acdc465a04ed256f795b53a909e1");
		byte[] signature = "Uc1H4NOnZguvkXvQOSspaIMJe7JjTuKXEbaf+vOEnIvrpfM9UwiCJBxJvWvRLULTkVqvzirBG3FmC2dwkuKKCA==\n"
			.getBytes(StandardCharsets.US_ASCII);
		assertThat(key.verifies("sums\n".getBytes(StandardCharsets.US_ASCII), signature)).isTrue();
		assertThat(key.verifies("sums".getBytes(StandardCharsets.US_ASCII), signature)).isFalse();
	}

	static Stream<Arguments> hostile() {
		String sums = "SHA256SUMS";
		return Stream.of(
				damage("a changed file", (folder) -> Files.writeString(folder.resolve(ARCHIVE), "other"),
						"The sum of " + ARCHIVE + " is not the one in SHA256SUMS."),
				damage("a file cut off", (folder) -> cut(folder.resolve(ARCHIVE)), "The sum of " + ARCHIVE),
				damage("a missing file", (folder) -> Files.delete(folder.resolve(ARCHIVE)), ARCHIVE + " is missing."),
				damage("a missing signature", (folder) -> Files.delete(folder.resolve("SHA256SUMS.sig")),
						"SHA256SUMS.sig is missing."),
				damage("missing sums", (folder) -> Files.delete(folder.resolve(sums)), "SHA256SUMS is missing."),
				damage("a link for a file", (folder) -> link(folder.resolve(ARCHIVE), "/etc/passwd"),
						"is no regular file"),
				damage("a link to the same content", (folder) -> {
					Files.move(folder.resolve(ARCHIVE), folder.resolve("moved"));
					link(folder.resolve(ARCHIVE), "moved");
				}, "is no regular file"), damage("a folder for a file", (folder) -> {
					Files.delete(folder.resolve(ARCHIVE));
					Files.createDirectory(folder.resolve(ARCHIVE));
				}, "is no regular file"),
				damage("changed sums", (folder) -> append(folder, sums, ""),
						"SHA256SUMS.sig is not the signature of SHA256SUMS by release.pub."),
				damage("sums of another key", (folder) -> TestRelease.withNewKey().sign(folder),
						"is not the signature"),
				damage("another key beside",
						(folder) -> Files.writeString(folder.resolve("release.pub"), TestRelease.withNewKey().pem()),
						"is not the signature"),
				damage("no signature at all", (folder) -> Files.writeString(folder.resolve("SHA256SUMS.sig"), "%%%"),
						"is not the signature"),
				damage("a key that is none",
						(folder) -> Files.writeString(folder.resolve("release.pub"),
								"-----BEGIN PUBLIC KEY-----\nAAAA"),
						"release.pub is not an Ed25519 public key in PEM."),
				damage("a key with more behind it",
						(folder) -> Files.writeString(folder.resolve("release.pub"),
								OURS.pem().replace("\n-----END", "AAAA\n-----END")),
						"release.pub is not an Ed25519 public key"),
				damage("a huge list", (folder) -> Files.writeString(folder.resolve(sums), "x".repeat(1 << 20)),
						"SHA256SUMS is larger than 65536 bytes"),
				signed("a path in the list", "../../etc/passwd", "not a sum and a plain file name"),
				signed("a hidden name", ".hidden", "not a sum and a plain file name"),
				signed("a name too long", "a".repeat(200), "not a sum and a plain file name"),
				signed("a name twice", ARCHIVE, "names " + ARCHIVE + " twice."),
				damage("another version", (folder) -> version(folder, "latest"), "VERSION is wrong:"),
				damage("a version with a path", (folder) -> version(folder, "../0.2.0"), "VERSION is wrong:"),
				damage("no installer", (folder) -> {
					String list = Files.readString(folder.resolve(sums));
					Files.writeString(folder.resolve(sums), list.replaceAll("(?m)^.*install-gateway.sh\n", ""));
					OURS.sign(folder);
				}, "SHA256SUMS does not name install-gateway.sh."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostile")
	void verifyWhenSomethingIsWrongSaysWhat(String what, Damage damage, String reason) throws IOException {
		Path folder = OURS.make(this.temporary.resolve("r"), "0.2.0");
		damage.to(folder);
		assertThatExceptionOfType(RefusedReleaseException.class).as(what)
			.isThrownBy(() -> ReleaseVerifier.verify(folder))
			.withMessageContaining(reason);
	}

	private static Arguments damage(String what, Damage damage, String reason) {
		return arguments(what, damage, reason);
	}

	// Even a list that the right key signed leads nowhere else.
	private static Arguments signed(String what, String name, String reason) {
		return damage(what, (folder) -> {
			append(folder, "SHA256SUMS", "0".repeat(64) + "  " + name + "\n");
			OURS.sign(folder);
		}, reason);
	}

	private static void append(Path folder, String name, String text) throws IOException {
		Files.writeString(folder.resolve(name),
				Files.readString(folder.resolve(name)) + (text.isEmpty() ? "\n" : text));
	}

	private static void cut(Path file) throws IOException {
		String content = Files.readString(file);
		Files.writeString(file, content.substring(0, content.length() / 2));
	}

	private static void link(Path file, String target) throws IOException {
		Files.deleteIfExists(file);
		Files.createSymbolicLink(file, Path.of(target));
	}

	private static void version(Path folder, String version) throws IOException {
		String before = Files.readString(folder.resolve("VERSION"));
		Files.writeString(folder.resolve("VERSION"), version + "\n");
		Path sums = folder.resolve("SHA256SUMS");
		Files.writeString(sums,
				Files.readString(sums).replace(TestRelease.sha256(before), TestRelease.sha256(version + "\n")));
		OURS.sign(folder);
	}

	/** Makes a release wrong. */
	@FunctionalInterface
	interface Damage {

		void to(Path folder) throws IOException;

	}

}
