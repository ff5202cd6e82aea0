package dev.wm.agent.host;

import java.io.IOException;

import dev.wm.agent.Samples;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Observing the network and changing it with ip and wg. */
class LinuxHostTests extends LinuxHostFixture {

	@Test
	void observeWhenCalledRunsOnlyCommandsThatChangeNothing() {
		ObservedState observed = this.host.observe();
		assertThat(this.runner.lines()).containsExactlyInAnyOrder("ip -d -j addr", "ip -j -4 route show default",
				"wg show wg0 dump", "ip -j -4 route show dev wg0", "ip -j -4 rule show", "nft list table ip wm");
		assertThat(observed.routing().forwarding()).isFalse();
		assertThat(observed.table()).isEmpty();
		assertThat(observed.tunnel())
			.hasValueSatisfying((tunnel) -> assertThat(tunnel.publicKey()).isEqualTo(Samples.KEY.publicKey()));
		assertThat(observed.resolver()).isEqualTo(ResolverState.STOPPED);
		assertThat(observed.system().dnsmasqUser()).isTrue();
	}

	@Test
	void observeWhenResolvConfPointsHereTakesTheUpstreamsOfResolved() {
		assertThat(this.host.observe().system().upstreams()).containsExactly(NameServer.parse("9.9.9.9"));
	}

	@Test
	void observeWhenNftMayNotListFailsInsteadOfObservingNoTable() {
		this.runner.fail("nft list", "Error: Operation not permitted");
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.observe())
			.withMessageContaining("Operation not permitted");
	}

	@Test
	void observeWhenTheInterfaceIsDeletedMeanwhileFindsNone() {
		this.runner.meanwhile("wg show",
				() -> this.runner.answer("ip -d -j addr", "[]").fail("wg show", "No such device"));
		ObservedState observed = this.host.observe();
		assertThat(observed.networkInterface("wg0")).isEmpty();
		assertThat(observed.tunnel()).isEmpty();
		assertThat(observed.routing().routes()).isEmpty();
	}

	@Test
	void observeWhenTheInterfaceIsNoWireGuardInterfaceFindsIt() {
		this.runner.fail("wg show", "Operation not supported");
		ObservedState observed = this.host.observe();
		assertThat(observed.networkInterface("wg0")).isPresent();
		assertThat(observed.tunnel()).isEmpty();
		assertThat(this.runner.lines()).filteredOn("ip -d -j addr"::equals).hasSize(2);
		this.runner.ran.clear();
		assertThat(this.host.observe()).isEqualTo(observed);
		assertThat(this.runner.lines()).filteredOn("ip -d -j addr"::equals).hasSize(1);
	}

	@Test
	void executeWhenTheKernelHasNoWireGuardUsesAnother() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go");
		this.host.execute(new TunnelAction.CreateInterface(InterfaceName.WIREGUARD));
		assertThat(this.runner.lines()).containsExactly("ip link add wg0 type wireguard", "wireguard-go wg0",
				"boringtun-cli wg0");
	}

	@Test
	void executeWhenAnInterfaceIsMadeRecordsItAndRemovesItByThatRecord() throws IOException {
		this.host.execute(new TunnelAction.CreateInterface(InterfaceName.WIREGUARD));
		assertThat(read("var/lib/wm/interface")).isEqualTo("wg0\n");
		write("etc/wireguard/wg0.conf", "# Written by wm-gateway from the …\n");
		this.runner.ran.clear();
		this.host.execute(new TunnelAction.RemoveInterface(InterfaceName.WIREGUARD));
		assertThat(this.runner.lines()).containsExactly("ip link del dev wg0");
		assertThat(this.root.resolve("etc/wireguard/wg0.conf")).doesNotExist();
		assertThat(this.root.resolve("var/lib/wm/interface")).doesNotExist();
	}

	@Test
	void executeWhenAnotherHasTakenTheNameSinceLeavesIt() throws IOException {
		write("var/lib/wm/interface", "wg0\n");
		write("etc/wireguard/wg0.conf", "[Interface]\n");
		this.host.execute(new TunnelAction.RemoveInterface(InterfaceName.WIREGUARD));
		assertThat(this.runner.lines()).isEmpty();
		assertThat(read("etc/wireguard/wg0.conf")).isEqualTo("[Interface]\n");
		assertThat(this.host.observe().made()).isEmpty();
	}

	// Earlier versions left no record.
	@Test
	void observeWhenTheFileHasTheMarkKnowsTheInterface() throws IOException {
		assertThat(this.host.observe().made()).isEmpty();
		write("etc/wireguard/wg0.conf", "# Written by wm-gateway from the registry's configuration: changes …\n");
		assertThat(this.host.observe().made()).contains("wg0");
	}

	@Test
	void executeWhenNothingHasWireGuardNamesWhatToInstall() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go").missing("boringtun-cli");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new TunnelAction.CreateInterface(InterfaceName.WIREGUARD)))
			.withMessageContaining("install wireguard-go");
	}

	@Test
	void executeWhenCreatingIsForbiddenDoesNotTryAnother() {
		this.runner.fail("ip link add", "RTNETLINK answers: Operation not permitted");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new TunnelAction.CreateInterface(InterfaceName.WIREGUARD)))
			.withMessageContaining("Operation not permitted");
		assertThat(this.runner.ran).hasSize(1);
	}

	// W71: and no key in any argument.
	@Test
	void executeWhenPeersAreSyncedGivesTheTextOnStandardInput() {
		this.host.execute(new TunnelAction.SyncTunnel(InterfaceName.WIREGUARD, new SecretText("PrivateKey = secret")));
		assertThat(this.runner.lines()).containsExactly("wg syncconf wg0 /dev/stdin");
		assertThat(this.runner.ran.getFirst().input()).isEqualTo("PrivateKey = secret");
	}

	@Test
	void executeWhenTheNetworkChangesRunsIp() throws IOException {
		this.host
			.execute(new TunnelAction.AddAddress(InterfaceName.WIREGUARD, InterfaceAddress.parse("172.30.2.1/24")));
		this.host
			.execute(new TunnelAction.RemoveAddress(InterfaceName.WIREGUARD, InterfaceAddress.parse("172.30.3.1/24")));
		this.host.execute(new TunnelAction.BringUp(InterfaceName.WIREGUARD, 1420));
		this.host.execute(new RouteAction.ReplaceRoute(Cidr.parse("172.30.0.0/16"), InterfaceName.WIREGUARD,
				IpAddress.parse("172.30.2.1")));
		this.host.execute(new RouteAction.EnableForwarding());
		assertThat(this.runner.lines()).containsExactly("ip addr replace 172.30.2.1/24 dev wg0",
				"ip addr del 172.30.3.1/24 dev wg0", "ip link set dev wg0 mtu 1420 up",
				"ip route replace 172.30.0.0/16 dev wg0 src 172.30.2.1");
		assertThat(read("proc/sys/net/ipv4/ip_forward")).isEqualTo("1");
	}

}
