package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "255.255.255.255", "9.10.99.100", "19.90.109.250" })
	void parseWhenAtTheLimitsGivesThemBack(String text) {
		assertThat(IpAddress.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.2.3./", "1.2.3.:", "1.2..4", "1..3.4", ".2.3.4", "1.2.3.", "1.2.3.0004", "1.2.3.1000",
			"00.0.0.0" })
	void parseWhenAnOctetIsNoPlainNumberRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> IpAddress.parse(text));
	}

	@Test
	void plusWhenItEndsAtAnEndOfTheAddressSpaceGivesIt() {
		assertThat(IpAddress.parse("255.255.255.254").plus(1)).hasToString("255.255.255.255");
		assertThat(IpAddress.parse("0.0.0.1").plus(-1)).hasToString("0.0.0.0");
		assertThat(IpAddress.parse("255.255.255.255").toLong()).isEqualTo((1L << 32) - 1);
	}

	@ParameterizedTest
	@CsvSource({ "126.255.255.255,false,false,false", "127.0.0.0,true,false,false", "127.255.255.255,true,false,false",
			"128.0.0.0,false,false,false", "169.253.255.255,false,false,false", "169.254.0.0,false,true,false",
			"169.254.255.255,false,true,false", "169.255.0.0,false,false,false", "223.255.255.255,false,false,false",
			"224.0.0.0,false,false,true", "239.255.255.255,false,false,true", "240.0.0.0,false,false,false" })
	void kindsWhenAtTheEndsOfTheirNetworksAreTold(IpAddress address, boolean loopback, boolean linkLocal,
			boolean multicast) {
		assertThat(address.isLoopback()).isEqualTo(loopback);
		assertThat(address.isLinkLocal()).isEqualTo(linkLocal);
		assertThat(address.isMulticast()).isEqualTo(multicast);
	}

}
