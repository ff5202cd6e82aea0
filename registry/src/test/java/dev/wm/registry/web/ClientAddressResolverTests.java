package dev.wm.registry.web;

import java.util.List;
import java.util.Map;

import dev.wm.registry.settings.RegistrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressResolverTests {

	private final ClientAddressResolver addresses = new ClientAddressResolver(
			RegistrySettings.read(Map.of("WM_TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			127.0.0.1 | 198.51.100.7                       | 198.51.100.7
			127.0.0.1 | 192.0.2.66, 198.51.100.7, 10.1.1.1 | 198.51.100.7
			127.0.0.1 | 10.1.1.1                           | 10.1.1.1
			127.0.0.1 | rubbish, 10.1.1.1                  | rubbish
			127.0.0.1 | 2001:db8::1                        | 2001:db8::1
			127.0.0.1 |                                    | 127.0.0.1
			192.0.2.1 | 198.51.100.7                       | 192.0.2.1
			0:0:0:0:0:0:0:1 | 198.51.100.7                 | 0:0:0:0:0:0:0:1
			""")
	void textBelievesTrustedProxiesAlone(String peer, String forwarded, String expected) {
		assertThat(this.addresses.text(peer, (forwarded != null) ? List.of(forwarded) : List.of())).isEqualTo(expected);
	}

	// A proxy passes on the client's own headers but for the one that it sets.
	@ParameterizedTest
	@CsvSource({ "X-Forwarded-For, 198.51.100.7", "CF-Connecting-IP, 203.0.113.9", "X-Real-IP, 127.0.0.1",
			"x-forwarded-for, 198.51.100.7" })
	void textBelievesTheHeaderThatIsSetAlone(String header, String expected) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("X-Forwarded-For", "198.51.100.7");
		request.addHeader("CF-Connecting-IP", "203.0.113.9");
		request.addHeader("True-Client-IP", "203.0.113.10");
		request.addHeader("Forwarded", "for=203.0.113.11");
		assertThat(new ClientAddressResolver(RegistrySettings.read(Map.of("WM_CLIENT_ADDRESS_HEADER", header)))
			.text(request)).isEqualTo(expected);
	}

	@Test
	void textWhenTheHeaderHasSeveralLinesReadsThemAsOne() {
		assertThat(this.addresses.text("10.0.0.1", List.of("192.0.2.66", "198.51.100.7,", "10.9.9.9")))
			.isEqualTo("198.51.100.7");
		assertThat(this.addresses.text("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
	}

}
