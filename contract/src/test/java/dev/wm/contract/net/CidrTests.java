package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CidrTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08",
			"10.0.0.0/8/8", "10.0.0.0/8 ", "10.0/16", "10.0.0.0/99999999999", "0.0.0.0/00", "10.0.0.0/+8",
			"10.0.0.0/1x", "10.0.0.0/x1", "10.0.0.0/\u0661" })
	void parseWhenNotANetworkRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cidr.parse(text));
	}

	@Test
	void parseWhenHostBitsAreSetSaysWhatToWrite() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cidr.parse("192.168.1.10/24"))
			.withMessage("192.168.1.10/24 has host bits set: write 192.168.1.0/24.");
	}

	@ParameterizedTest
	@CsvSource({ "172.30.0.0/16,172.30.1.0/24,true", "172.30.1.0/24,172.30.0.0/16,false",
			"172.30.1.0/24,172.30.1.0/24,true", "172.30.0.0/16,172.31.0.0/24,false", "0.0.0.0/0,255.0.0.0/8,true" })
	void containsNetworkWhenInsideIsTrue(Cidr outer, Cidr inner, boolean expected) {
		assertThat(outer.contains(inner)).isEqualTo(expected);
	}

	@Test
	void hasHostWhenFirstOrBroadcastIsFalse() {
		Cidr network = Cidr.parse("192.168.1.0/24");
		assertThat(network.hasHost(IpAddress.parse("192.168.1.0"))).isFalse();
		assertThat(network.hasHost(IpAddress.parse("192.168.1.255"))).isFalse();
		assertThat(network.hasHost(IpAddress.parse("192.168.1.254"))).isTrue();
		assertThat(Cidr.parse("192.168.1.0/31").hasHost(IpAddress.parse("192.168.1.0"))).isTrue();
	}

	@Test
	void sizeWhenWholeSpaceDoesNotOverflow() {
		assertThat(Cidr.parse("0.0.0.0/0").size()).isEqualTo(1L << 32);
		assertThat(Cidr.parse("0.0.0.0/0").last()).hasToString("255.255.255.255");
	}

	@Test
	void interfaceAddressWhenParsedKeepsItsHostBits() {
		InterfaceAddress address = InterfaceAddress.parse("192.168.1.250/24");
		assertThat(address).hasToString("192.168.1.250/24");
		assertThat(address.network()).hasToString("192.168.1.0/24");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> InterfaceAddress.parse("192.168.1.250/33"));
	}

}
