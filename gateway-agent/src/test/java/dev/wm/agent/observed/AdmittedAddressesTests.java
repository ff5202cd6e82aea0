package dev.wm.agent.observed;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.observed.AdmittedAddresses.HostNat;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdmittedAddressesTests {

	private static AddressRange range(String first, String last) {
		return new AddressRange(IpAddress.parse(first), IpAddress.parse(last));
	}

	@Test
	void parseWhenWholeHasEachKindOfLine() {
		assertThat(AdmittedAddresses.parse("""
				# a comment
				member 172.30.1.1-172.30.1.9
				member 172.30.2.1
				isolated 172.30.1.4
				host 172.30.2.2 192.168.1.10
				host 172.30.2.3 192.168.1.11 masquerade
				""")).isEqualTo(Optional
			.of(new AdmittedAddresses(Set.of(range("172.30.1.1", "172.30.1.9"), range("172.30.2.1", "172.30.2.1")),
					Set.of(range("172.30.1.4", "172.30.1.4")),
					Map.of(IpAddress.parse("172.30.2.2"), new HostNat(IpAddress.parse("192.168.1.10"), false),
							IpAddress.parse("172.30.2.3"), new HostNat(IpAddress.parse("192.168.1.11"), true)))));
	}

	// Half of it would end connections that may be.
	@ParameterizedTest
	@ValueSource(strings = { "broken", "member", "member ", "member 172.30.1", "isolated", "isolated x",
			"host 172.30.2.2", "host 172.30.2.2 x", "guest 172.30.2.2", "member 172.30.1.1-", "\n" })
	void parseWhenALineIsBrokenIsEmpty(String line) {
		assertThat(AdmittedAddresses.parse("member 172.30.1.1\n" + line + "\nmember 172.30.1.2\n")).isEmpty();
	}

	@Test
	void parseWhenARangeCouldFillTheMemoryIsEmpty() {
		assertThat(AdmittedAddresses.parse("member 10.0.0.0-10.16.0.0\n")).isPresent();
		assertThat(AdmittedAddresses.parse("member 10.0.0.0-10.16.0.1\n")).isEmpty();
		assertThat(AdmittedAddresses.parse("isolated 0.0.0.0-255.255.255.255\n")).isEmpty();
	}

}
