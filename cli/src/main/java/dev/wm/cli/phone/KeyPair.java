package dev.wm.cli.phone;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.util.Base64;

import dev.wm.contract.key.PublicKey;

/**
 * A WireGuard key pair (X25519, RFC 7748). The private half is in no message and no log.
 *
 * @param privateKey 32 bytes in base64, clamped as {@code wg genkey} does
 * @param publicKey its public half
 */
public record KeyPair(String privateKey, PublicKey publicKey) {

	private static final String X25519 = "X25519";

	private static final int LAST = 31;

	/**
	 * Generates one.
	 * @return a new key pair
	 */
	public static KeyPair generate() {
		try {
			java.security.KeyPair made = KeyPairGenerator.getInstance(X25519).generateKeyPair();
			byte[] scalar = ((XECPrivateKey) made.getPrivate()).getScalar().orElseThrow();
			return new KeyPair(Base64.getEncoder().encodeToString(clamped(scalar)),
					PublicKey.of(((XECPublicKey) made.getPublic()).getU()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has X25519", ex);
		}
	}

	// RFC 7748, section 5: the public key is the same.
	private static byte[] clamped(byte[] scalar) {
		scalar[0] &= (byte) 0xf8;
		scalar[LAST] = (byte) ((scalar[LAST] & 0x7f) | 0x40);
		return scalar;
	}

	@Override
	public String toString() {
		return "KeyPair[" + this.publicKey + "]";
	}

}
