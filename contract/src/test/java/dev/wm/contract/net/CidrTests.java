package dev.wm.contract.net;

import java.util.stream.Stream;

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

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8,10.1.0.0/16,true", "10.1.0.0/16,10.0.0.0/8,true", "10.0.0.0/9,10.128.0.0/9,false",
			"10.0.0.0/8,10.0.0.0/8,true", "10.0.0.0/32,10.0.0.1/32,false", "0.0.0.0/0,192.168.1.1/32,true" })
	void overlapsWhenOneHoldsTheOtherIsTrue(Cidr one, Cidr other, boolean expected) {
		assertThat(one.overlaps(other)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "192.168.0.255,false", "192.168.1.0,true", "192.168.1.255,true", "192.168.2.0,false" })
	void containsAddressWhenBetweenItsEndsIsTrue(IpAddress address, boolean expected) {
		assertThat(Cidr.parse("192.168.1.0/24").contains(address)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/30,10.0.0.0,false", "10.0.0.0/30,10.0.0.1,true", "10.0.0.0/30,10.0.0.2,true",
			"10.0.0.0/30,10.0.0.3,false", "10.0.0.0/30,10.0.0.4,false", "10.0.0.0/31,10.0.0.1,true",
			"10.0.0.0/31,10.0.0.2,false", "10.0.0.1/32,10.0.0.1,true" })
	void hasHostWhenTheNetworkIsSmallLeavesOutFirstAndLastUpToThirty(Cidr network, IpAddress host, boolean expected) {
		assertThat(network.hasHost(host)).isEqualTo(expected);
	}

	@Test
	void compareToSortsByAddressThenByPrefix() {
		assertThat(Stream.of("10.0.0.0/16", "192.168.0.0/16", "10.0.0.0/8", "9.0.0.0/8").map(Cidr::parse).sorted())
			.map(Cidr::toString)
			.containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "192.168.0.0/16");
		assertThat(Cidr.parse("10.0.0.0/8")).isEqualByComparingTo(Cidr.parse("10.0.0.0/8"));
	}

	@Test
	void constructorWhenThePrefixIsAtOrBeyondItsLimitsSaysThem() {
		IpAddress zero = IpAddress.parse("0.0.0.0");
		assertThat(new Cidr(zero, 0).size()).isEqualTo(1L << 32);
		assertThat(new Cidr(zero, 32).size()).isOne();
		for (int length : new int[] { -1, 33 }) {
			assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Cidr(zero, length))
				.withMessage("/" + length + " is not a prefix length: it goes from /0 to /32.");
			assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new InterfaceAddress(zero, length));
		}
	}

	@Test
	void containingWhenGivenAnyAddressIsItsNetwork() {
		assertThat(Cidr.containing(IpAddress.parse("192.168.1.77"), 26)).hasToString("192.168.1.64/26");
		assertThat(Cidr.containing(IpAddress.parse("192.168.1.77"), 0)).hasToString("0.0.0.0/0");
		assertThat(Cidr.containing(IpAddress.parse("192.168.1.77"), 32)).hasToString("192.168.1.77/32");
	}

	@Test
	void parseWhenTheAddressIsMissingSaysThatOfTheAddress() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cidr.parse("/24"))
			.withMessage("\"\" is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10.");
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cidr.parse("10.0.0.0"))
			.withMessage("\"10.0.0.0\" is not a network: write an IPv4 address, a slash and a prefix length, such as "
					+ "192.168.1.0/24.");
	}

}
