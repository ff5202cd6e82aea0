package dev.wm.contract.v1;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.release.ReleaseVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValueJsonTests {

	@ParameterizedTest
	@ValueSource(classes = { BearerToken.class, PublicKey.class, Cidr.class, DnsLabel.class, Endpoint.class,
			HostName.class, InterfaceAddress.class, IpAddress.class, MeshName.class, NetworkLabel.class, Port.class,
			SiteDomain.class, HostType.class, DeviceType.class, CredentialKind.class, ReleaseVersion.class,
			KeyFingerprint.class })
	void readWhenItIsAnObjectOrAListFails(Class<?> type) {
		for (String json : new String[] { "{}", "[]", "{\"label\":\"a\",\"domain\":\"b\"}", "{\"bits\":1}",
				"{\"text\":\"a\"}", "true" }) {
			assertThatExceptionOfType(DatabindException.class).as(json)
				.isThrownBy(() -> JsonMapper.shared().readValue(json, type));
		}
	}

}
