package dev.wm.deploy.lxc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arithmetic of addresses in {@code lib/address.sh}.
 */
class AddressScriptTests {

	@ParameterizedTest
	@CsvSource({ "0.0.0.0,0", "192.168.1.250,3232236026", "255.255.255.255,4294967295" })
	void readAddressWhenAddressIsItsNumberAndBack(String address, String number) {
		assertThat(Scripts.output("",
				"read_address \"$1\"; read_number \"$2\"; printf '%s\\n' \"$NUMBER\" \"$ADDRESS\"", address, number))
			.isEqualTo(number + "\n" + address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "10.1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "010.0.0.1", "1.2.3.4/24", " 1.2.3.4",
			"1.2.3.4 ", "a.b.c.d", "1.2.3.-4", "::1", "1.2.3.4;reboot", "$(id).2.3.4" })
	void readAddressWhenTextIsNoAddressFails(String text) {
		assertThat(Scripts.run("", "read_address \"$1\"", text).exit()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.250,24,192.168.1.0/24", "10.0.3.77,28,10.0.3.64/28", "172.30.1.9,0,0.0.0.0/0",
			"172.30.1.9,32,172.30.1.9/32", "172.31.255.255,12,172.16.0.0/12" })
	void networkOfWhenAddressAndLengthAreGivenIsTheNetwork(String address, String length, String network) {
		assertThat(Scripts.output("", "network_of \"$1\" \"$2\"", address, length)).isEqualTo(network);
	}

	@ParameterizedTest
	@CsvSource({ "255.255.255.0,24", "255.255.0.0,16", "255.255.255.240,28", "0.0.0.0,0", "255.255.255.255,32" })
	void maskLengthWhenMaskHasNoGapIsItsLength(String mask, String length) {
		assertThat(Scripts.output("", "mask_length \"$1\"", mask)).isEqualTo(length);
	}

	@Test
	void maskLengthWhenMaskHasAGapFails() {
		assertThat(Scripts.run("", "mask_length 255.0.255.0").exit()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.7,0", "8.8.8.8,0", "172.32.0.1,0", "10.1.2.3,1", "172.16.0.1,1", "192.168.77.1,1",
			"100.64.3.4,1", "127.0.0.1,1", "169.254.1.1,1", "224.0.0.1,1", "255.255.255.255,1", "0.1.2.3,1", "html,1" })
	void isPublicAddressWhenTheInternetReachesItHolds(String address, int exit) {
		assertThat(Scripts.run("", "is_public_address \"$1\"", address).exit()).isEqualTo(exit);
	}

	@Test
	void freeAddressWhenSomeAreTakenIsTheFirstThatIsNot() {
		assertThat(Scripts.output("10.0.3.1\n10.0.3.2\n10.0.3.20\n", "free_address 10.0.3.0/24")).isEqualTo("10.0.3.3");
		assertThat(Scripts.output("10.0.3.1\n", "free_address 10.0.3.0/24")).isEqualTo("10.0.3.2");
	}

	@Test
	void freeAddressWhenAllAreTakenFails() {
		assertThat(Scripts.run("10.0.3.2\n", "free_address 10.0.3.0/30").exit()).isEqualTo(1);
		assertThat(Scripts.output("", "free_address 10.0.3.0/30")).isEqualTo("10.0.3.2");
	}

	@ParameterizedTest
	@CsvSource({ "192.168.1.250,24,0", "192.168.1.0,24,1", "192.168.1.255,24,1", "10.0.0.255,8,0", "10.0.0.1,31,0" })
	void isHostAddressWhenItIsNoMachinesFails(String address, String length, int exit) {
		assertThat(Scripts.run("", "is_host_address \"$1\" \"$2\"", address, length).exit()).isEqualTo(exit);
	}

}
