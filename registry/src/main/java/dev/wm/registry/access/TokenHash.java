package dev.wm.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that is stored of a token. A token has 256 random bits, so an unsalted hash is
 * enough: it cannot be guessed, and it can be looked up.
 *
 * @param hex SHA-256 in hexadecimal
 */
public record TokenHash(String hex) {

	public static TokenHash of(String secret) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
			return new TokenHash(HexFormat.of().formatHex(hash));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
