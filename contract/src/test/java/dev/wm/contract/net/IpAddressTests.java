package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IpAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "10.1", "1", "010.0.0.1", "1.2.3.256", "1.2.3.4.5", "1.2.3", "::1", "[::1]",
			"::ffff:10.0.0.1", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n", "0x1.2.3.4", "1.2.3.-4", "1.2.3.04", "١.2.3.4",
			"1.2.3.4/24", "localhost", "99999999999.1.1.1" })
	void parseWhenNotFourPlainNumbersRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> IpAddress.parse(text))
			.withMessageContaining("is not an IPv4 address");
	}

	@Test
	void compareToWhenAboveHalfSortsUnsigned() {
		assertThat(IpAddress.parse("200.0.0.1")).isGreaterThan(IpAddress.parse("100.0.0.1"));
	}

	@Test
	void plusWhenLeavingTheAddressSpaceRefuses() {
		assertThat(IpAddress.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> IpAddress.parse("255.255.255.255").plus(1));
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> IpAddress.parse("0.0.0.0").plus(-1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "169.254.1.1", "224.0.0.1", "239.255.255.255", "0.0.0.0", "0.1.2.3",
			"240.0.0.1", "255.255.255.255" })
	void isUnicastWhenNoMachineCanHaveItIsFalse(String text) {
		assertThat(IpAddress.parse(text).isUnicast()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.0.0.1", "126.255.255.255", "128.0.0.1", "169.253.0.1", "169.255.0.1", "192.168.1.10",
			"223.255.255.254" })
	void isUnicastWhenOrdinaryIsTrue(String text) {
		assertThat(IpAddress.parse(text).isUnicast()).isTrue();
	}

}
