package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegistryUrlTests {

	@ParameterizedTest
	@CsvSource({ "https://Wm.Example.com/,https://wm.example.com", "HTTPS://a:443//,https://a", "http://a:80,http://a",
			"http://a:443,http://a:443", "https://a/Path/,https://a/Path", "http://[::1]:8099,http://[::1]:8099",
			"http://127.0.0.1:8099/,http://127.0.0.1:8099", "http://a:1,http://a:1", "http://a:65535,http://a:65535" })
	void parseWhenSpelledDifferentlyIsTheSame(String text, String canonical) {
		assertThat(RegistryUrl.parse(text)).hasToString(canonical).isEqualTo(RegistryUrl.parse(canonical));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wm.example.com", "ftp://a", "http://", "https://a b", "https://u:p@a", "https://a?x",
			"https://a#x", "file:///etc", "http://a:99999", "https://a_b", "mailto:x", "https://a:0", "https://a:65536",
			"https://a..b", "https://0123456789012345678901234567890123456789012345678901234567890123.example" })
	void parseWhenNoRegistryCanBeThereRefusesWithoutRepeatingIt(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> RegistryUrl.parse(text))
			.withMessage("That is not a registry's URL: write http:// or https://, a host, and nothing after the path, "
					+ "such as https://wm-registry.example.com.");
	}

	@ParameterizedTest
	@CsvSource({ "http://a,true", "https://a,false", "http://localhost,false", "http://127.9.9.9:1,false",
			"http://[::1],false", "http://wm.localhost,false", "http://192.168.1.1,true", "http://localhost.com,true" })
	void isExposedWhenPlainHttpToAnotherMachine(String text, boolean exposed) {
		assertThat(RegistryUrl.parse(text).isExposed()).isEqualTo(exposed);
	}

}
