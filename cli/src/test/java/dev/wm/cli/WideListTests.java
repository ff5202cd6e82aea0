package dev.wm.cli;

import java.util.List;

import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WideListTests extends SingleMeshFixture {

	@Test
	void listWhenWideAlsoShowsEndpointHandshakeRevisionAndVersion() {
		this.home.site("gate", "172.30.1.0/24", true)
			.site("osrc", "172.30.2.0/24", false)
			.site("sheen", "172.30.3.0/24", false, "192.168.1.0/24", "192.168.2.0/24")
			.host("server.sheen", "192.168.1.10", "172.30.3.2")
			.gateway("gate", true, WmRunner.NOW.minusSeconds(4))
			.gateway("sheen", false, WmRunner.NOW.minusSeconds(7200), "dnsmasq does not run: start it.");
		this.home.device("laptop", "172.30.1.9").gateway("osrc", true, WmRunner.NOW.minusSeconds(2));
		this.home.mesh().devices.replaceAll((name, device) -> TestGateways.enrolled(device));
		this.home.mesh().gateways
			.replaceAll((gateway) -> new Gateway(gateway.site(), true, gateway.inSync(), gateway.lastSeen(), "0.1.0",
					IpAddress.parse("203.0.113.10"), 12L, null, List.of(), List.of(),
					gateway.site().toString().equals("gate") ? List.of(
							new PeerStatus("laptop.hub", Endpoint.parse("203.0.113.99:4711"),
									WmRunner.NOW.minusSeconds(9), 0, 0),
							TestGateways.peer("osrc", WmRunner.NOW.minusSeconds(20))) : List.of(),
					List.of(), gateway.problems(), null));
		WmRunner.Run wide = this.wm.run("list", "-o", "wide");
		assertThat(wide.out().lines().map((line) -> line.replaceAll(" {2,}", "|"))).containsExactly(
				"SITE / HOST|OVERLAY|LAN|STATE|ENDPOINT|LAST HANDSHAKE|REVISION|VERSION",
				"gate (hub)|172.30.1.0/24|-|in sync, last seen 4 s ago, 2 of 2 tunnels|203.0.113.10:51820|9 s ago|12|0.1.0",
				"|laptop.hub|172.30.1.9|-|roaming, connected|203.0.113.99:4711|9 s ago",
				"osrc|172.30.2.0/24|-|in sync, last seen 2 s ago|203.0.113.10:51820|-|12|0.1.0",
				"sheen|172.30.3.0/24|192.168.1.0/24, 192.168.2.0/24|silent, 1 problem, last seen 2 h ago"
						+ "|203.0.113.10:51820|-|12|0.1.0",
				"|! dnsmasq does not run: start it.", "|server.sheen|172.30.3.2|192.168.1.10");
	}

}
