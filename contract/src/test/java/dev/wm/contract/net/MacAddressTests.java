package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MacAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "52:54:00:ab:cd:ef", "52:54:00:AB:CD:EF", "52-54-00-Ab-cD-ef" })
	void parseWhenItIsAMachinesIsLowerCaseWithColons(String text) {
		assertThat(MacAddress.parse(text)).hasToString("52:54:00:ab:cd:ef");
	}

	// The lowest bit of the first octet is a group's.
	@ParameterizedTest
	@ValueSource(strings = { "", "52:54:00:ab:cd", "52:54:00:ab:cd:ef:01", "525400abcdef", "ff:ff:ff:ff:ff:ff",
			"01:00:5e:00:00:01", "00:00:00:00:00:00", "52:54:00:ab:cd:eg", "52:54:00:ab:cd:ef\n", "192.168.1.10" })
	void parseWhenItIsNotIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> MacAddress.parse(text))
			.withMessageEndingWith("is not the Ethernet address of a machine: write it like 52:54:00:12:34:56.");
	}

	@Test
	void newWhenItIsNotInItsOneFormIsRefused() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new MacAddress("52:54:00:AB:CD:EF"));
	}

}
