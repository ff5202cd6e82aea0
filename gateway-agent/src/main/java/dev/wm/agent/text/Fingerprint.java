package dev.wm.agent.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a text or of bytes; equal fingerprints mean equal content.
 *
 * @param hex 64 hexadecimal digits
 */
public record Fingerprint(String hex) {

	public static Fingerprint of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	public static Fingerprint of(byte[] bytes) {
		try {
			return new Fingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Fingerprint fingerprint && fingerprint.hex.equals(this.hex);
	}

	@Override
	public int hashCode() {
		return this.hex.hashCode();
	}

	@Override
	public String toString() {
		return this.hex;
	}

}
