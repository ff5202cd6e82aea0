package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NameServerTests {

	// RFC 5952
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			192.168.1.1                     | 192.168.1.1
			fe80::1%eth0                    | fe80::1%eth0
			FE80:0:0:0:0:0:0:1%wlan0.7      | fe80::1%wlan0.7
			2001:DB8:0:0:1:0:0:1            | 2001:db8::1:0:0:1
			2001:db8:0:1:1:1:1:1            | 2001:db8:0:1:1:1:1:1
			2001:db8::                      | 2001:db8::
			::1                             | ::1
			fd00:0001::00a0                 | fd00:1::a0
			64:ff9b::192.0.2.1              | 64:ff9b::c000:201
			""")
	void parseWhenItIsAnAddressPrintsTheOneForm(String text, String printed) {
		assertThat(NameServer.parse(text)).hasToString(printed);
		assertThat(NameServer.parse(printed)).isEqualTo(NameServer.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "dns.example.net", "1.2.3", "010.0.0.1", "fe80::1", "::", "ff02::fb%eth0",
			"::ffff:192.168.1.1", "fe80::1%", "fe80::1%a b", "192.168.1.1%eth0", "2001:db8::1::2", "[2001:db8::1]",
			"2001:db8::1#53", "fe80::1%eth0%eth1", "12345::1" })
	void parseWhenItIsNoneIsRefused(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> NameServer.parse(text));
	}

	@Test
	void isLoopbackIsSoForTheMachineItself() {
		assertThat(NameServer.parse("127.0.0.53").isLoopback()).isTrue();
		assertThat(NameServer.parse("::1").isLoopback()).isTrue();
		assertThat(NameServer.parse("192.168.1.1").isLoopback()).isFalse();
	}

}
