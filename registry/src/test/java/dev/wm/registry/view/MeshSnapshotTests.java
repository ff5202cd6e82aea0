package dev.wm.registry.view;

import java.util.List;
import java.util.Map;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.testing.Keys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeshSnapshotTests {

	private static final SiteDomain SHEEN = SiteDomain.parse("sheen");

	private static final MeshSnapshot MESH = new MeshSnapshot(ViewCompilerTests.MESH,
			List.of(site("osrc", "203.0.113.9:7"), site("sheen", null), site("quiet", null)), List.of(), List.of(),
			Map.of(SHEEN, IpAddress.parse("198.51.100.7"), SiteDomain.parse("osrc"), IpAddress.parse("198.51.100.8")));

	@Test
	void endpointWhenItIsSetIsThat() {
		assertThat(MESH.endpoint(MESH.sites().get(0))).contains(Endpoint.parse("203.0.113.9:7"));
	}

	@Test
	void endpointWhenItIsNotSetIsWhereTheGatewayPollsFromAtTheSitesPort() {
		assertThat(MESH.endpoint(MESH.sites().get(1))).contains(Endpoint.parse("198.51.100.7:4711"));
	}

	@Test
	void endpointWhenNobodyKnowsItIsEmpty() {
		assertThat(MESH.endpoint(MESH.sites().get(2))).isEmpty();
	}

	// The LAN of each site is 192.168.1.0/24.
	@ParameterizedTest
	@CsvSource({ "sheen, 198.51.100.9, true", "sheen, 198.51.100.7, false", "quiet, 198.51.100.7, true",
			"sheen, 224.0.0.1, false", "sheen, 172.30.1.1, false", "sheen, 192.168.1.20, false",
			"sheen, 192.168.2.20, true", "nowhere, 198.51.100.9, false" })
	void isNewEndpointWhenOthersCanReachTheGatewayThereAndDoNotKnowIt(String site, String address, boolean expected) {
		assertThat(MESH.isNewEndpoint(SiteDomain.parse(site), IpAddress.parse(address))).isEqualTo(expected);
	}

	private static Site site(String domain, @Nullable String endpoint) {
		Cidr subnet = Cidr.parse("172.30.1.0/24");
		return new Site(SiteDomain.parse(domain), subnet, subnet.address().plus(1), false, Keys.key(1),
				(endpoint != null) ? Endpoint.parse(endpoint) : null, new Port(4711),
				List.of(Cidr.parse("192.168.1.0/24")));
	}

}
