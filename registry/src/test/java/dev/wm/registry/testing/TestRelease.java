package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.List;
import java.util.stream.Stream;

/**
 * Releases as deploy/release makes them, with small files.
 *
 * @param key signs them
 */
public record TestRelease(KeyPair key) {

	public static TestRelease withNewKey() {
		try {
			return new TestRelease(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String fingerprint() {
		return sha256(this.key.getPublic().getEncoded());
	}

	/**
	 * Makes a release.
	 * @param folder the folder, which must not be there
	 */
	public Path make(Path folder, String version) {
		try {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve("VERSION"), version + "\n");
			Files.writeString(folder.resolve("install-gateway.sh"), "#!/bin/sh\necho installs " + version + "\n");
			for (String architecture : List.of("amd64", "arm64")) {
				Files.writeString(folder.resolve("wm-gateway-" + version + "-linux-" + architecture + ".tar.gz"),
						"archive of " + version + " for " + architecture + "\n");
			}
			Files.writeString(folder.resolve("release.pub"), pem());
			Files.writeString(folder.resolve("SHA256SUMS"), sums(folder));
			sign(folder);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String pem() {
		return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(this.key.getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
	}

	/**
	 * Signs the sums as they are.
	 */
	public void sign(Path folder) throws IOException {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(this.key.getPrivate());
			signature.update(Files.readAllBytes(folder.resolve("SHA256SUMS")));
			Files.writeString(folder.resolve("SHA256SUMS.sig"),
					Base64.getEncoder().encodeToString(signature.sign()) + "\n");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sums(Path folder) throws IOException {
		StringBuilder sums = new StringBuilder();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				sums.append(sha256(Files.readAllBytes(file))).append("  ").append(file.getFileName()).append('\n');
			}
		}
		return sums.toString();
	}

	public static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String sha256(String content) {
		return sha256(content.getBytes(StandardCharsets.UTF_8));
	}

}
