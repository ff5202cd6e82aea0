package dev.wm.registry.web;

import java.util.List;
import java.util.Map;

import dev.wm.registry.settings.RegistrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressResolverTests {

	private final ClientAddressResolver addresses = new ClientAddressResolver(
			RegistrySettings.read(Map.of("WM_TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			127.0.0.1 |             | 198.51.100.7                      | 198.51.100.7
			127.0.0.1 |             | 192.0.2.66, 198.51.100.7, 10.1.1.1 | 198.51.100.7
			127.0.0.1 | 203.0.113.9 | 198.51.100.7                      | 203.0.113.9
			127.0.0.1 |             | 10.1.1.1                          | 10.1.1.1
			127.0.0.1 |             | rubbish, 10.1.1.1                 | rubbish
			127.0.0.1 | 2001:db8::1 |                                   | 2001:db8::1
			192.0.2.1 | 203.0.113.9 | 198.51.100.7                      | 192.0.2.1
			0:0:0:0:0:0:0:1 |       | 198.51.100.7                      | 0:0:0:0:0:0:0:1
			""")
	void textBelievesTrustedProxiesAlone(String peer, String connecting, String forwarded, String expected) {
		assertThat(this.addresses.text(peer, connecting, (forwarded != null) ? List.of(forwarded) : List.of()))
			.isEqualTo(expected);
	}

	@Test
	void textWhenTheHeaderHasSeveralLinesReadsThemAsOne() {
		assertThat(this.addresses.text("10.0.0.1", null, List.of("192.0.2.66", "198.51.100.7,", "10.9.9.9")))
			.isEqualTo("198.51.100.7");
		assertThat(this.addresses.text("10.0.0.1", null, List.of())).isEqualTo("10.0.0.1");
	}

}
