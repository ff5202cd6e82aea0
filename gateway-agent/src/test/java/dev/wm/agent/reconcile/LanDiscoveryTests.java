package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.Link;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The LANs and uplinks that are found among the interfaces. */
class LanDiscoveryTests {

	private static final InterfaceName MESH = new InterfaceName("wg0");

	private final List<NetworkInterface> all = new ArrayList<>(
			List.of(link("lo", "127.0.0.1/8", Link.CARD), link("wg0", "172.30.2.1/24", kind("wireguard"))));

	private static NetworkInterface link(String name, String address, Link link) {
		return new NetworkInterface(name, true, 1500, List.of(InterfaceAddress.parse(address)), link);
	}

	private static Link kind(String kind) {
		return new Link(kind, null, false, false, false);
	}

	private void port(String name, String kind, String bridge) {
		String known = kind.equals("card") ? null : kind;
		this.all.add(new NetworkInterface(name, true, 1500, List.of(), new Link(known, bridge, false, false, false)));
	}

	private LanDiscovery found(String... hosts) {
		return LanDiscovery.find(this.all, List.of(), MESH, List.of(hosts).stream().map(IpAddress::parse).toList());
	}

	private List<String> names(String... hosts) {
		return found(hosts).lans().stream().map(NetworkInterface::name).toList();
	}

	@ParameterizedTest
	@CsvSource({ "eth0,card", "enp3s0,card", "wlan0,card", "eth0,veth", "eth0,macvlan", "eth0,ipvlan", "eth0.10,vlan",
			"lan,vlan", "bond0,bond", "team0,team", "eno1,card" })
	void lansWhenAnInterfaceLeadsToOthersHaveIt(String name, String kind) {
		this.all.add(link(name, "192.168.1.250/24", kind.equals("card") ? Link.CARD : kind(kind)));
		assertThat(names()).containsExactly(name);
		assertThat(found().leftOut()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "zt5u4,tun,a tunnel", "tun0,tun,a tunnel", "office,wireguard,a tunnel", "flannel.1,vxlan,a tunnel",
			"gre1,gre,a tunnel", "kube-ipvs0,dummy,this machine", "lxdbr0,bridge,containers",
			"lxcbr0,bridge,containers", "incusbr0,bridge,containers", "docker0,bridge,containers",
			"br-0123456789ab,bridge,containers", "cni0,bridge,containers", "podman1,bridge,containers",
			"virbr0,bridge,containers", "vmbr1,bridge,containers", "mybridge,bridge,containers",
			"veth1a2b,veth,containers", "ve-web,veth,containers" })
	void lansWhenAnInterfaceReachesGuestsOrATunnelLeaveItOutWithTheReason(String name, String kind, String reason) {
		this.all.add(link("eth0", "192.168.1.250/24", kind("veth")));
		this.all.add(link(name, "10.0.3.1/24", kind(kind)));
		assertThat(names()).containsExactly("eth0");
		assertThat(found().leftOut()).singleElement().asString().startsWith(name + " 10.0.3.1/24: ").contains(reason);
	}

	@ParameterizedTest
	@CsvSource({ "eth0,card", "eth0,veth", "eth0.10,vlan", "bond0,bond", "wlan0,card", "vxlan9,vxlan", "eno1,card" })
	void lansWhenABridgeHasAPortToOthersHaveIt(String port, String kind) {
		for (String bridge : List.of("br0", "vmbr0", "br-lan")) {
			this.all.add(link(bridge, "192.168.1.250/24", kind("bridge")));
			port(port, kind, bridge);
			port("veth12ab", "veth", bridge);
		}
		assertThat(names()).containsExactly("br0", "vmbr0", "br-lan");
	}

	@ParameterizedTest
	@CsvSource({ "veth12ab,veth", "vnet0,tun", "tap100i0,tun", "fwpr100p0,veth", "vb-web,veth", "virbr0-nic,dummy" })
	void lansWhenABridgeHasPortsOfGuestsAloneLeaveItOut(String port, String kind) {
		this.all.add(link("vmbr1", "10.0.3.1/24", kind("bridge")));
		port(port, kind, "vmbr1");
		assertThat(names()).isEmpty();
		assertThat(names("10.0.4.7")).isEmpty();
		assertThat(names("10.0.3.7")).as("a registered host is on it").containsExactly("vmbr1");
	}

	@Test
	void lansWhenTheRouterIsBehindABridgeOfGuestsHaveIt() {
		Link outward = kind("bridge").withDefaultRoute();
		Link leased = new Link("bridge", null, false, true, false);
		this.all.add(link("vmbr0", "192.168.1.250/24", outward));
		this.all.add(link("vmbr1", "10.1.0.7/24", leased));
		port("tap100i0", "tun", "vmbr0");
		assertThat(names()).containsExactly("vmbr0", "vmbr1");
	}

	@Test
	void lansWhenATunnelHasTheDefaultRouteLeaveItOut() {
		this.all.add(link("tun0", "10.8.0.2/24", kind("tun").withDefaultRoute()));
		this.all.add(link("gre0", "10.9.0.2/24", new Link(null, null, true, false, false)));
		assertThat(names()).isEmpty();
		assertThat(found().uplinks(this.all, MESH)).hasToString("[10.8.0.0/24, 10.9.0.0/24]");
	}

	// As an ip program without details has it.
	@Test
	void lansWhenKindsAreUnknownGoByNames() {
		for (String name : List.of("docker0", "br-0123456789ab", "veth1", "virbr0", "lxdbr0", "wg1", "tailscale0")) {
			this.all.add(link(name, "10.0.3.1/24", Link.CARD));
		}
		this.all.add(link("br0", "10.7.0.1/24", Link.CARD));
		this.all.add(link("odd name", "10.8.0.1/24", Link.CARD));
		this.all.add(link("wan", "203.0.113.5/24", Link.CARD));
		this.all.add(new NetworkInterface("eth2", false, 1500, List.of(InterfaceAddress.parse("10.1.2.3/16"))));
		assertThat(found().addresses()).containsExactly(LanAddress.parse("br0", "10.7.0.1/24"));
	}

	@Test
	void lansWhenTheSettingNamesThemAreThose() {
		this.all.add(link("eth0", "192.168.1.250/24", Link.CARD));
		this.all.add(link("lxdbr0", "10.0.3.1/24", kind("bridge")));
		LanDiscovery chosen = LanDiscovery.find(this.all, List.of(new InterfaceName("lxdbr0")), MESH, List.of());
		assertThat(chosen.addresses()).containsExactly(LanAddress.parse("lxdbr0", "10.0.3.1/24"));
		assertThat(chosen.leftOut()).singleElement()
			.hasToString("eth0 192.168.1.250/24: WM_LAN_INTERFACES does not name it");
		assertThat(Map.of("uplinks", chosen.uplinks(this.all, MESH))).hasToString("{uplinks=[192.168.1.0/24]}");
	}

}
