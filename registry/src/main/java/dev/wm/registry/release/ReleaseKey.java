package dev.wm.registry.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.key.KeyFingerprint;

/**
 * The public part of a release key: Ed25519 (RFC 8032) in PEM (RFC 7468).
 *
 * @param key the key
 */
record ReleaseKey(PublicKey key) {

	private static final Pattern PEM = Pattern
		.compile("\\s*-----BEGIN PUBLIC KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

	private static final String NO_KEY = "release.pub is not an Ed25519 public key in PEM.";

	static ReleaseKey parse(byte[] pem) throws RefusedReleaseException {
		Matcher matcher = PEM.matcher(new String(pem, StandardCharsets.ISO_8859_1));
		if (!matcher.matches()) {
			throw new RefusedReleaseException(NO_KEY);
		}
		try {
			byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
			PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
			// One key has one fingerprint.
			if (Arrays.equals(key.getEncoded(), der)) {
				return new ReleaseKey(key);
			}
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			// Refused below, whatever is wrong with it.
		}
		throw new RefusedReleaseException(NO_KEY);
	}

	KeyFingerprint fingerprint() {
		return KeyFingerprint.parse(Sha256.hex(this.key.getEncoded()));
	}

	/**
	 * Whether a signature is this key's.
	 * @param content what was signed
	 * @param signature the signature in Base64
	 */
	boolean verifies(byte[] content, byte[] signature) {
		try {
			Signature verifier = Signature.getInstance("Ed25519");
			verifier.initVerify(this.key);
			verifier.update(content);
			return verifier.verify(Base64.getMimeDecoder().decode(signature));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

}
