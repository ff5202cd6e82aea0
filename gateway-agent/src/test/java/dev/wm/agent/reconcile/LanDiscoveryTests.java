package dev.wm.agent.reconcile;

import java.util.List;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The LANs and uplinks that are found among the interfaces. */
class LanDiscoveryTests {

	@Test
	void lansWhenFoundArePrivateNetworksOfRealInterfaces() {
		List<NetworkInterface> all = List.of(lan("lo", "10.9.9.9/8", true), lan("wg0", "172.30.2.1/24", true),
				lan("docker0", "172.17.0.1/16", true), lan("br-1a2b", "172.18.0.1/16", true),
				lan("veth1", "10.0.3.1/24", true), lan("virbr0", "192.168.122.1/24", true),
				lan("eth0", "203.0.113.5/24", true), lan("eth1", "192.168.1.250/24", true),
				lan("eth2", "10.1.2.3/16", false), lan("br0", "10.7.0.1/24", true),
				lan("odd name", "10.8.0.1/24", true));
		assertThat(LanDiscovery.addresses(LanDiscovery.find(all, List.of()))).containsExactlyInAnyOrder(
				LanAddress.parse("br0", "10.7.0.1/24"), LanAddress.parse("eth1", "192.168.1.250/24"));
		assertThat(LanDiscovery.addresses(LanDiscovery.find(all, List.of(new InterfaceName("docker0")))))
			.containsExactly(LanAddress.parse("docker0", "172.17.0.1/16"));
	}

	private static NetworkInterface lan(String name, String address, boolean up) {
		return new NetworkInterface(name, up, 1500, List.of(InterfaceAddress.parse(address)));
	}

}
