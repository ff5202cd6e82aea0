package dev.wm.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A roaming device gets {@code wm} from a release that was signed with the key in the
 * command, and from no other.
 */
class ReleaseTests {

	private static final String ARCHIVE = "wm-1.2.3-linux-arm64.tar.gz";

	private final StubRegistry registry = new StubRegistry();

	@TempDir
	private Path folder;

	@TempDir
	private Path made;

	private String fingerprint = "";

	@AfterEach
	void stop() {
		this.registry.close();
	}

	@BeforeEach
	void release() throws IOException, GeneralSecurityException, InterruptedException {
		Path program = this.made.resolve("wm-1.2.3/bin/wm");
		Files.createDirectories(Objects.requireNonNull(program.getParent()));
		Files.writeString(program, "#!/bin/sh\necho \"$@\"\n");
		assertThat(program.toFile().setExecutable(true, false)).isTrue();
		assertThat(
				new ProcessBuilder("tar", "-czf", ARCHIVE, "wm-1.2.3").directory(this.made.toFile()).start().waitFor())
			.isZero();
		byte[] archive = Files.readAllBytes(this.made.resolve(ARCHIVE));
		String sums = hex(archive) + "  " + ARCHIVE + "\n";
		KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		Signature signature = Signature.getInstance("Ed25519");
		signature.initSign(key.getPrivate());
		signature.update(text(sums));
		this.fingerprint = hex(key.getPublic().getEncoded());
		Base64.Encoder base64 = Base64.getEncoder();
		this.registry.files.putAll(Map.of("/install/gateway", text("#!/bin/sh\nWM_VERSION=1.2.3\n"),
				"/dist/1.2.3/" + ARCHIVE, archive, "/dist/1.2.3/SHA256SUMS", text(sums), "/dist/1.2.3/SHA256SUMS.sig",
				text(base64.encodeToString(signature.sign()) + "\n"), "/dist/1.2.3/release.pub",
				text("-----BEGIN PUBLIC KEY-----\n" + base64.encodeToString(key.getPublic().getEncoded())
						+ "\n-----END PUBLIC KEY-----\n")));
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String hex(byte[] content) throws GeneralSecurityException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
	}

	@Test
	void joinWhenTheReleaseIsSignedInstallsWmAndUninstallRemovesIt() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry, "--key", this.fingerprint).succeeds().out()).contains(
				"wm: wm 1.2.3 is installed: wm mesh add " + this.registry.url() + " connects it.\n",
				"wm: laptop has joined: wg-jde has ");
		assertThat(machine.path("root/usr/local/bin/wm"))
			.hasSameBinaryContentAs(machine.path("root/opt/wm/1.2.3/bin/wm"));
		assertThat(machine.mode("opt/wm/1.2.3/bin/wm")).isEqualTo("rwxr-xr-x");
		assertThat(machine.join(this.registry, "--key", this.fingerprint).succeeds().out()).doesNotContain("installed");
		machine.tool("wg-jde-uninstall").succeeds();
		assertThat(machine.files()).isEqualTo(before);
	}

	@Test
	void installWhenTheReleaseIsNotTheSignedOneInstallsNone() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		assertThat(install(machine, "ab".repeat(32))).contains(
				"wm: The program wm is not installed: the release's key is not the one in the command. The tunnel works");
		this.registry.files.put("/dist/1.2.3/" + ARCHIVE, text("another"));
		assertThat(install(machine, this.fingerprint)).contains(": " + ARCHIVE + " is not the file that was signed. ");
		this.registry.files.put("/dist/1.2.3/SHA256SUMS", text("0 x\n"));
		assertThat(install(machine, this.fingerprint))
			.contains(": the release's signature is wrong: tell whoever runs the registry. ");
		this.registry.files.put("/install/gateway", text("WM_VERSION=../../x\n"));
		assertThat(install(machine, this.fingerprint)).contains(" serves no release. ");
		assertThat(machine.files().keySet()).noneMatch((file) -> file.startsWith("opt/"));
	}

	// What a join does last
	private String install(Machine machine, String fingerprint) {
		return machine.functions("""
				begin
				registry=%s type=roaming fingerprint=%s
				install_wm
				""".formatted(this.registry.url(), fingerprint)).succeeds().err();
	}

}
