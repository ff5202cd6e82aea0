package dev.wm.agent.desired;

import java.security.InvalidKeyException;
import java.util.Base64;

import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyProofTests {

	// RFC 7748, section 6.1
	private static final PrivateKey ALICE = new PrivateKey("dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=");

	private static final PrivateKey BOB = new PrivateKey("XasIfmJKikt54X+Lg4AO5m87sSkmGLb9HC+LJ/+I4Os=");

	private static final byte[] SHARED = Base64.getDecoder().decode("Sl2dW6TOLeFyjjv0gDUPJeB+IclH0Z4zdvCbPB4WF0I=");

	@Test
	void proveWhenTheChallengeIsBobsIsWhatBobComputes() throws InvalidKeyException {
		KeyProof proof = ALICE.prove(BOB.publicKey()).orElseThrow();
		assertThat(proof).isEqualTo(KeyProof.of(SHARED, BOB.publicKey(), ALICE.publicKey()));
		assertThat(Curve25519.sharedSecret(Base64.getDecoder().decode(BOB.base64()), ALICE.publicKey()))
			.isEqualTo(SHARED);
		assertThat(proof.matches(BOB.prove(ALICE.publicKey()).orElseThrow())).isFalse();
		assertThat(proof.toString()).doesNotContain(proof.base64());
	}

	@Test
	void proveWhenTheChallengeIsOfSmallOrderIsRefused() {
		assertThat(ALICE.prove(PublicKey.parse("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))).isEmpty();
		assertThat(ALICE.prove(PublicKey.parse("7P///////////////////////////////////////38="))).isEmpty();
	}

}
