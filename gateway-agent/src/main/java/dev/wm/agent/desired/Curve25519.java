package dev.wm.agent.desired;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;

import javax.crypto.KeyAgreement;

import dev.wm.contract.key.PublicKey;

/**
 * Curve25519 public keys (RFC 7748), computed by the JDK.
 */
final class Curve25519 {

	private static final int SIZE = 32;

	private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

	private Curve25519() {
	}

	/** Makes a scalar of random bytes, in the form that `wg genkey` prints. */
	static byte[] clamp(byte[] random) {
		if (random.length != SIZE) {
			throw new IllegalArgumentException("a key is made of " + SIZE + " bytes");
		}
		byte[] scalar = random.clone();
		scalar[0] &= (byte) 248;
		scalar[SIZE - 1] &= 127;
		scalar[SIZE - 1] |= 64;
		return scalar;
	}

	/** The scalar times the base point, which is what a key agreement with it yields. */
	static byte[] publicKey(byte[] scalar) {
		try {
			return agree(scalar, BASE_POINT);
		}
		catch (InvalidKeyException ex) {
			throw new IllegalStateException("the base point is of small order", ex);
		}
	}

	/**
	 * The secret that a scalar shares with the owner of a public key.
	 * @param scalar 32 bytes
	 * @param publicKey the other's public key
	 * @throws InvalidKeyException if the key is a point of small order, with which the
	 * secret would be known to all
	 */
	static byte[] sharedSecret(byte[] scalar, PublicKey publicKey) throws InvalidKeyException {
		return agree(scalar, publicKey.point());
	}

	private static byte[] agree(byte[] scalar, BigInteger point) throws InvalidKeyException {
		try {
			KeyFactory keys = KeyFactory.getInstance("X25519");
			KeyAgreement agreement = KeyAgreement.getInstance("X25519");
			agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
			agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, point)), true);
			return agreement.generateSecret();
		}
		catch (InvalidKeyException ex) {
			throw ex;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this Java has no X25519", ex);
		}
	}

}
