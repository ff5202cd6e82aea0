package dev.wm.registry.release;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 in hexadecimal.
 */
final class Sha256 {

	private static final int CHUNK = 1 << 16;

	private Sha256() {
	}

	static String hex(byte[] content) {
		return HexFormat.of().formatHex(digest().digest(content));
	}

	static String hex(InputStream content) throws IOException {
		MessageDigest digest = digest();
		byte[] chunk = new byte[CHUNK];
		for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
			digest.update(chunk, 0, count);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
