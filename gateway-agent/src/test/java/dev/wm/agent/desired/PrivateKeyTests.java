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
		assertThat(Samples.KEY.toString() + desired + Samples.context()).doesNotContain(secret);
	}

	@Test
	void parseWhenItIsNoKeyDoesNotEchoIt() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PrivateKey.parse("nearly-a-key"))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("nearly"));
	}

}
