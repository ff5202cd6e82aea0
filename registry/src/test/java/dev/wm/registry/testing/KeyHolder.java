package dev.wm.registry.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Base64;

import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.wm.contract.v1.Api;

/**
 * Somebody with a key pair, who proves to hold it as the document of {@code KeyProof}
 * says, without its code.
 */
public final class KeyHolder {

	private final KeyPair pair;

	public KeyHolder() {
		try {
			this.pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The public key as WireGuard writes it. */
	public String publicKey() {
		byte[] bytes = new byte[32];
		byte[] number = ((XECPublicKey) this.pair.getPublic()).getU().toByteArray();
		for (int place = 0; place < Math.min(32, number.length); place++) {
			bytes[place] = number[number.length - 1 - place];
		}
		return Base64.getEncoder().encodeToString(bytes);
	}

	/** The proof for a challenge. */
	public String proof(String challenge) {
		byte[] other = Base64.getDecoder().decode(challenge);
		byte[] number = new byte[33];
		for (int place = 0; place < 32; place++) {
			number[32 - place] = other[place];
		}
		try {
			KeyAgreement agreement = KeyAgreement.getInstance("X25519");
			agreement.init(this.pair.getPrivate());
			agreement.doPhase(KeyFactory.getInstance("X25519")
				.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(number))), true);
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(agreement.generateSecret(), "HmacSHA256"));
			mac.update("wm key possession 1".getBytes(StandardCharsets.US_ASCII));
			mac.update(other);
			mac.update(Base64.getDecoder().decode(publicKey()));
			return Base64.getEncoder().encodeToString(mac.doFinal());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Claims the key for the gateway that has the credential. */
	public Reply claim(ApiClient gateway) {
		return claim(gateway, publicKey(), proof(gateway.post(Api.KEY_CHALLENGE, "").text("public_key")));
	}

	/** Claims any key with any proof. */
	public static Reply claim(ApiClient gateway, String key, String proof) {
		return gateway.call("PUT", Api.HELD_KEY, "{\"public_key\":\"" + key + "\",\"proof\":\"" + proof + "\"}");
	}

}
