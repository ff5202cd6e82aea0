package dev.wm.agent.observed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ManagedFileTests {

	// It alone has the private key in it; dnsmasq reads its files as a user of its own.
	@ParameterizedTest
	@EnumSource
	void isSecretWhenItIsTheTunnelsAlone(ManagedFile file) {
		assertThat(file.isSecret()).isEqualTo(file.path().equals("/etc/wireguard/wg0.conf"));
	}

}
