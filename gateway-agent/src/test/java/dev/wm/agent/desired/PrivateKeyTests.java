package dev.wm.agent.desired;

import dev.wm.agent.Samples;
import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrivateKeyTests {

	// The key pair of Alice in RFC 7748, section 6.1.
	@Test
	void publicKeyWhenOfTheStandardsExampleIsItsPublicKey() {
		assertThat(PrivateKey.parse("dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=\n").publicKey())
			.hasToString("hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=");
	}

	@Test
	void ofWhenRandomIsClampedLikeWgGenkey() {
		byte[] bytes = java.util.Base64.getDecoder().decode(Samples.key(255).base64());
		assertThat(bytes[0] & 7).isZero();
		assertThat(bytes[31] & 0xC0).isEqualTo(0x40);
	}

	@Test
	void toStringWhenPrintedHidesTheKey() {
		DesiredState desired = DesiredStateMapper.map(Samples.config(), Samples.context());
		String secret = Samples.KEY.base64();
		assertThat(Samples.KEY).hasToString("(private key)");
		assertThat(Samples.KEY.toString() + desired + Samples.context()).doesNotContain(secret);
	}

	@Test
	void parseWhenItIsNoKeyDoesNotEchoIt() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PrivateKey.parse("nearly-a-key"))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("nearly"));
	}

	@Test
	void equalsWhenTheTextIsTheSameIsTrue() {
		assertThat(Samples.key(3)).isEqualTo(Samples.key(3)).hasSameHashCodeAs(Samples.key(3));
		assertThat(Samples.key(3)).isNotEqualTo(Samples.key(4)).doesNotHaveSameHashCodeAs(Samples.key(4));
	}

	// RFC 7748, section 5: the three lowest bits and the highest are cleared, the second
	// highest is set.
	@Test
	void ofWhenAllBitsAreSetOrNoneIsClamped() {
		byte[] ones = new byte[32];
		java.util.Arrays.fill(ones, (byte) 0xFF);
		assertThat(PrivateKey.of(ones).base64()).isEqualTo("+P///////////////////////////////////////38=");
		assertThat(ones).as("the caller's own").containsOnly(0xFF);
		assertThat(PrivateKey.of(new byte[32]).base64()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEA=");
	}

	@Test
	void ofWhenThereAreNotThirtyTwoBytesRefuses() {
		for (int size : new int[] { 31, 33 }) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> PrivateKey.of(new byte[size]));
		}
	}

}
