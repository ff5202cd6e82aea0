package dev.wm.contract.net;

import java.util.List;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AddressRulesTests {

	private static final Cidr SUPERNET = Cidr.parse("172.30.0.0/16");

	private static final Cidr SUBNET = Cidr.parse("172.30.2.0/24");

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/8", "172.16.0.0/12", "172.30.0.0/16", "192.168.7.0/24", "100.64.0.0/10" })
	void requireSupernetWhenItIsPrivateAndOfAUsableSizeGivesIt(String supernet) {
		assertThat(AddressRules.requireSupernet(Cidr.parse(supernet))).hasToString(supernet);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0/0", "128.0.0.0/1", "8.8.0.0/16", "172.0.0.0/8", "172.32.0.0/16", "192.0.0.0/8",
			"100.0.0.0/9", "127.0.0.0/8", "224.0.0.0/16" })
	void requireSupernetWhenItIsNotPrivateRefuses(String supernet) {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> AddressRules.requireSupernet(Cidr.parse(supernet)))
			.withMessage(supernet + " is not a private network: choose one inside 10.0.0.0/8, 172.16.0.0/12, "
					+ "192.168.0.0/16 or 100.64.0.0/10.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/25", "10.0.0.0/32" })
	void requireSupernetWhenItIsTooSmallRefuses(String supernet) {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> AddressRules.requireSupernet(Cidr.parse(supernet)))
			.withMessage(supernet + " is not a usable size: choose a prefix length from /8 to /24, such as /16.");
	}

	@ParameterizedTest
	@CsvSource({ "172.30.2.0/24,true", "172.30.0.0/17,true", "172.30.2.4/30,true", "172.30.2.4/31,false",
			"172.30.2.4/32,false", "172.30.0.0/16,false", "172.31.0.0/24,false", "172.0.0.0/8,false" })
	void isSubnetWhenInsideAndOfAUsableSizeIsTrue(String subnet, boolean expected) {
		assertThat(AddressRules.isSubnet(SUPERNET, Cidr.parse(subnet))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "172.30.2.0,false", "172.30.2.1,false", "172.30.2.2,true", "172.30.2.254,true", "172.30.2.255,false",
			"172.30.3.2,false", "192.168.1.2,false" })
	void isMemberWhenNeitherFirstNorLastIsTrue(String address, boolean expected) {
		assertThat(AddressRules.isMember(SUBNET, IpAddress.parse(address))).isEqualTo(expected);
	}

	@Test
	void gatewayIsTheFirstAddress() {
		assertThat(AddressRules.gateway(SUBNET)).hasToString("172.30.2.1");
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.10,true", "8.8.8.8,true", "0.0.0.0,false", "0.1.2.3,false", "127.0.0.1,false",
			"169.254.1.1,false", "224.0.0.1,false", "240.0.0.1,false", "255.255.255.255,false", "172.30.7.7,false" })
	void isLocalWhenAMachineOutsideTheMeshCanHaveItIsTrue(String address, boolean expected) {
		assertThat(AddressRules.isLocal(SUPERNET, IpAddress.parse(address))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.10,true", "10.7.0.10,true", "192.168.1.0,false", "192.168.1.255,false", "8.8.8.8,false" })
	void isInLanWhenLansAreKnownIsTrueForTheirHosts(String address, boolean expected) {
		List<Cidr> lans = List.of(Cidr.parse("192.168.1.0/24"), Cidr.parse("10.7.0.0/16"));
		assertThat(AddressRules.isInLan(lans, IpAddress.parse(address))).isEqualTo(expected);
		assertThat(AddressRules.isInLan(List.of(), IpAddress.parse(address))).isTrue();
	}

}
