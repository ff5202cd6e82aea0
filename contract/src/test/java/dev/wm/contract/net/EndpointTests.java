package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointTests {

	@Test
	void parseWhenThePortIsLeftOutTakesWireGuards() {
		assertThat(Endpoint.parse("203.0.113.7")).hasToString("203.0.113.7:51820");
		assertThat(Endpoint.parse("203.0.113.7:443")).hasToString("203.0.113.7:443");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ":51820", "203.0.113.7:", "203.0.113.7:0", "203.0.113.7:65536", "203.0.113.7:051820",
			"203.0.113.7:1:2", "203.0.113.7:+1", "203.0.113.7:1x", "203.0.113.7:99999999999", "203.0.113.7:\u0661",
			"vpn.example.com:51820", "127.0.0.1:51820", "224.0.0.1:51820", "0.0.0.0:51820" })
	void parseWhenNoPeerCanBeThereRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Endpoint.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "9", "10", "59990", "65535" })
	void portWhenWithinItsLimitsIsGivenBack(String text) {
		assertThat(Port.parse(text)).hasToString(text).isEqualTo(Port.of(Integer.parseInt(text)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "01", "65536", "99999", "100000", "1/", "1:", "/1", ":1", "-1" })
	void portWhenBeyondItsLimitsOrNoNumberRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Port.parse(text));
	}

	@Test
	void parseWhenTheAddressIsMissingSaysThatOfTheAddress() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Endpoint.parse(":51820"))
			.withMessage("\"\" is not an IPv4 address: write four numbers from 0 to 255, such as 192.168.1.10.");
	}

}
