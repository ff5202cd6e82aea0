package dev.wm.agent.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes signed releases whose program is a script. */
final class ReleaseMaker {

	private static final Path LAUNCHER = Path.of("src/main/launcher");

	private static final String UNIT = "[Service]\nExecStart=/opt/wm-gateway/wm-agent\n";

	private final Path folder;

	private final String interpreter;

	private final KeyPair key = newKey();

	/**
	 * Makes them.
	 * @param folder where the releases go, each by its version
	 * @param interpreter what runs the scripts
	 */
	ReleaseMaker(Path folder, String interpreter) {
		this.folder = folder;
		this.interpreter = interpreter;
	}

	static KeyPair newKey() {
		try {
			return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String arch() {
		return System.getProperty("os.arch").equals("amd64") ? "amd64" : "arm64";
	}

	static String archive(String version) {
		return "wm-gateway-" + version + "-linux-" + arch() + ".tar.gz";
	}

	/** The release key's fingerprint. */
	String fingerprint() {
		return sha256(this.key.getPublic().getEncoded());
	}

	/** The public key as PEM. */
	String pem() {
		return "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.key.getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Where a release's file is. */
	Path file(String version, String name) {
		return this.folder.resolve(version).resolve(name);
	}

	/** Makes a release that works. */
	void make(String version) {
		make(version, "fine");
	}

	/**
	 * Makes a release.
	 * @param version its version
	 * @param behaviour how its program goes wrong
	 */
	void make(String version, String behaviour) {
		make(version, behaviour, this.key);
	}

	/** The same with the signature of another key. */
	void make(String version, String behaviour, KeyPair signer) {
		try {
			Path release = Files.createDirectories(this.folder.resolve(version));
			unpacked(version, behaviour, this.folder.resolve("unpacked"));
			Process tar = new ProcessBuilder("tar", "-czf", release.resolve(archive(version)).toString(), "-C",
					this.folder.resolve("unpacked").toString(), "wm-gateway-" + version)
				.inheritIO()
				.start();
			if (tar.waitFor() != 0) {
				throw new IOException("tar failed");
			}
			Files.writeString(release.resolve("VERSION"), version + "\n");
			Files.writeString(release.resolve("release.pub"), pem());
			sign(release, signer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A release's folder as it is on a gateway, below another folder. */
	Path unpacked(String version, String behaviour, Path parent) throws IOException {
		Path top = parent.resolve("wm-gateway-" + version);
		String program = new String(Objects.requireNonNull(getClass().getResourceAsStream("wm-gateway")).readAllBytes(),
				UTF_8);
		Map<String, String> files = new TreeMap<>(
				Map.of("bin/wm-gateway", program.replace("@version@", version).replace("@behaviour@", behaviour),
						"share/systemd/wm-gateway.service", UNIT, "share/openrc/wm-gateway", "#!/sbin/openrc-run\n"));
		try (var scripts = Files.list(LAUNCHER)) {
			for (Path script : scripts.filter((file) -> file.getFileName().toString().startsWith("wm-agent"))
				.toList()) {
				files.put("bin/" + script.getFileName(), Files.readString(script));
			}
		}
		for (Map.Entry<String, String> file : files.entrySet()) {
			Path path = top.resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue().replaceFirst("^#!/bin/sh", "#!" + this.interpreter));
			path.toFile().setExecutable(true);
		}
		return top;
	}

	private static void sign(Path release, KeyPair signer) throws IOException {
		StringBuilder sums = new StringBuilder();
		try (var files = Files.list(release)) {
			for (Path file : files.filter((each) -> !each.getFileName().toString().startsWith("SHA256"))
				.sorted()
				.toList()) {
				sums.append(sha256(Files.readAllBytes(file))).append("  ").append(file.getFileName()).append('\n');
			}
		}
		byte[] list = sums.toString().getBytes(UTF_8);
		Files.write(release.resolve("SHA256SUMS"), list);
		Files.writeString(release.resolve("SHA256SUMS.sig"),
				Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(signature(list, signer)) + "\n");
	}

	private static byte[] signature(byte[] text, KeyPair signer) {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(signer.getPrivate());
			signature.update(text);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The versions that were made. */
	List<String> versions() throws IOException {
		try (var releases = Files.list(this.folder)) {
			return releases.map((release) -> release.getFileName().toString()).sorted().toList();
		}
	}

}
