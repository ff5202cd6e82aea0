package dev.wm.registry.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.KeyAgreement;

import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;
import org.springframework.stereotype.Component;

/**
 * The challenges of {@link KeyProof}, in memory: at most one for each credential, good
 * for one attempt within a minute. Thread-safe.
 */
@Component
class KeyChallenges {

	private static final Duration LIFETIME = Duration.ofMinutes(1);

	private static final String X25519 = "X25519";

	private final Map<Long, Challenge> issued = new ConcurrentHashMap<>();

	private final InstantSource clock;

	KeyChallenges(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Makes a challenge in the place of an earlier one.
	 * @param credential the number of the gateway's credential
	 * @return its public key
	 */
	PublicKey issue(long credential) {
		Instant now = this.clock.instant();
		this.issued.values().removeIf((challenge) -> challenge.expiresAt().isBefore(now));
		Challenge made = new Challenge(generate(), now.plus(LIFETIME));
		this.issued.put(credential, made);
		return made.publicKey();
	}

	/**
	 * Whether a proof is the right one for the last challenge, which is used up by this.
	 * @param credential the number of the gateway's credential
	 * @param held the key that the gateway claims to hold
	 * @param proof its proof
	 * @return false also if there is no challenge, or the key is none of the curve's use
	 */
	boolean isProven(long credential, PublicKey held, KeyProof proof) {
		Challenge challenge = this.issued.remove(credential);
		if (challenge == null || challenge.expiresAt().isBefore(this.clock.instant())) {
			return false;
		}
		try {
			KeyAgreement agreement = KeyAgreement.getInstance(X25519);
			agreement.init(challenge.pair().getPrivate());
			agreement.doPhase(KeyFactory.getInstance(X25519).generatePublic(spec(held)), true);
			return KeyProof.of(agreement.generateSecret(), challenge.publicKey(), held).matches(proof);
		}
		catch (GeneralSecurityException ex) {
			// A point of small order, with which the secret would be known to all.
			return false;
		}
	}

	private static KeyPair generate() {
		try {
			return KeyPairGenerator.getInstance(X25519).generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has X25519", ex);
		}
	}

	private static XECPublicKeySpec spec(PublicKey key) {
		return new XECPublicKeySpec(NamedParameterSpec.X25519, key.point());
	}

	/**
	 * One challenge.
	 *
	 * @param pair its key pair
	 * @param expiresAt when it is of no use any more
	 */
	private record Challenge(KeyPair pair, Instant expiresAt) {

		PublicKey publicKey() {
			return PublicKey.of(((XECPublicKey) this.pair.getPublic()).getU());
		}

	}

}
