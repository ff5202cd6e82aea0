package dev.wm.contract.key;

import java.util.Base64;

import java.math.BigInteger;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyTests {

	private static final String KEY = "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=";

	@ParameterizedTest
	@ValueSource(strings = { "", "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg",
			"xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dh=", "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=\n",
			"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8_g=" })
	void publicKeyWhenNotCanonicalRefusesWithoutEchoingIt(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PublicKey.parse(text))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("xTIBA5"));
	}

	@Test
	void shortFormWhenLoggedIsNotTheWholeKey() {
		assertThat(PublicKey.parse(KEY).shortForm()).isEqualTo("xTIBA5rb…");
	}

	// RFC 7748, section 6.1: Alice's public key, and the base point.
	@ParameterizedTest
	@CsvSource({
			"hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=, 6a4e9baa8ea9a4ebf41a38260d3abf0d5af73eb4dc7d8b7454a7308909f02085",
			"CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, 9" })
	void pointWhenTheKeyIsKnownIsItsNumber(String key, String hex) {
		assertThat(PublicKey.parse(key).point()).isEqualTo(new BigInteger(hex, 16));
		assertThat(PublicKey.of(new BigInteger(hex, 16))).hasToString(key);
	}

	@Test
	void bearerTokenWhenPrintedHidesItsSecret() {
		assertThat(BearerToken.parse("wm_adm_abcdefghijkl")).hasToString("wm_adm_…");
		assertThat(BearerToken.parse("wm_view_abcdefghijkl")).hasToString("wm_view_…");
		assertThat(BearerToken.parse("hand-made-secret")).hasToString("…");
		assertThat("" + BearerToken.parse("wm_gw_abcdefghijkl")).doesNotContain("abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two words", "line\nbreak", "ümlaut", "a,b" })
	void bearerTokenWhenNoHeaderCouldCarryItRefusesWithoutEchoingIt(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> BearerToken.parse(text))
			.withMessageStartingWith("That is not a token");
	}

	@ParameterizedTest
	@ValueSource(chars = { 'A', 'Z', 'a', 'z', '0', '9', '+', '/' })
	void publicKeyWhenACharacterIsOfBase64IsTaken(char letter) {
		String text = letter + KEY.substring(1);
		assertThat(PublicKey.parse(text)).hasToString(text);
		assertThat(Base64.getEncoder().encodeToString(PublicKey.parse(text).bytes())).isEqualTo(text);
	}

	// The characters beside those of base64 in ASCII, at either end of the key.
	@ParameterizedTest
	@ValueSource(chars = { '@', '[', '`', '{', ':', '*', ',', '.', '=' })
	void publicKeyWhenACharacterIsNotOfBase64Refuses(char letter) {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> PublicKey.parse(letter + KEY.substring(1)));
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> PublicKey.parse(KEY.substring(0, 41) + letter + KEY.substring(42)));
	}

	@Test
	void publicKeyWhenComparedSortsByItsText() {
		PublicKey first = PublicKey.parse("TrMvSoP4jYQlY6RIzBgbssQqY3vxI2Pi+y71lOWWXX0=");
		assertThat(first).isLessThan(PublicKey.parse(KEY)).isEqualByComparingTo(PublicKey.parse(first.base64()));
		assertThat(PublicKey.parse(KEY)).isGreaterThan(first);
	}

	// The last character carries four bits of the key and two that are always zero.
	@ParameterizedTest
	@ValueSource(chars = { 'A', 'E', 'c', '8' })
	void publicKeyWhenItsLastTwoBitsAreZeroIsTaken(char last) {
		String text = KEY.substring(0, 42) + last + "=";
		assertThat(PublicKey.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(chars = { 'B', 'D', '9', '/' })
	void publicKeyWhenItsLastTwoBitsAreNotZeroRefuses(char last) {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> PublicKey.parse(KEY.substring(0, 42) + last + "="));
	}

	@Test
	void bearerTokenWhenAtItsLimitIsTaken() {
		assertThat(BearerToken.parse("a".repeat(250) + "======").secret()).hasSize(256);
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> BearerToken.parse("a".repeat(251)));
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> BearerToken.parse("a======="));
	}

}
