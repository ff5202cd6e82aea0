package dev.wm.contract.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * Proof that its sender holds the private key of a WireGuard public key. The verifier
 * makes an X25519 key pair for each proof and sends the public half, the challenge. Both
 * sides agree on a shared secret (RFC 7748), which takes the private half of either key;
 * the proof is HMAC-SHA256 (RFC 2104), with that secret as its key, of the text
 * {@code wm key possession 1}, the challenge and the public key. No private key leaves
 * its machine, and a proof is of no use for another challenge or key.
 *
 * @param base64 44 characters
 */
public record KeyProof(@JsonValue String base64) {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

	private static final String ALGORITHM = "HmacSHA256";

	private static final byte[] PURPOSE = "wm key possession 1".getBytes(StandardCharsets.US_ASCII);

	public KeyProof {
		if (!FORM.matcher(base64).matches()) {
			throw new InvalidValueException("That is not a proof of a key: it is 44 characters of base64.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static KeyProof parse(String text) {
		return new KeyProof(text);
	}

	/**
	 * Computes the proof.
	 * @param sharedSecret 32 bytes that X25519 yields of one side's private key and the
	 * other's public one
	 * @param challenge the verifier's public key
	 * @param held the public key whose private half the prover holds
	 * @return the same at both sides
	 */
	public static KeyProof of(byte[] sharedSecret, PublicKey challenge, PublicKey held) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(sharedSecret, ALGORITHM));
			mac.update(PURPOSE);
			mac.update(challenge.bytes());
			mac.update(held.bytes());
			return new KeyProof(Base64.getEncoder().encodeToString(mac.doFinal()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HMAC-SHA256", ex);
		}
	}

	/**
	 * Compares in a time that does not depend on where the two differ.
	 * @param other another proof
	 * @return whether they are equal
	 */
	public boolean matches(KeyProof other) {
		return MessageDigest.isEqual(this.base64.getBytes(StandardCharsets.US_ASCII),
				other.base64.getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public String toString() {
		return "(proof)";
	}

}
