package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.Link;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.reconcile.HostSnapshot;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.wm.agent.host.Namespace.until;
import static org.assertj.core.api.Assertions.assertThat;

/** What the kernel tells of a real machine's interfaces, addresses and routes. */
@Execution(ExecutionMode.CONCURRENT)
class NetworkNamespaceTests {

	@TempDir
	Path root;

	private final Namespace gateway = new Namespace("gw");

	private final ManualClock clock = new ManualClock();

	private LinuxHost host;

	@BeforeEach
	void network() {
		Namespace.require("ip", "nft");
		this.host = new LinuxHost(this.gateway, new Paths(this.root), InterfaceName.WIREGUARD, this.clock,
				(name) -> true);
		mesh();
	}

	// Anything of that name will do.
	private void mesh() {
		this.gateway.ip("link add wg0 type bridge", "addr add 172.30.2.1/24 dev wg0", "link set wg0 up",
				"route add 172.30.0.0/16 dev wg0 src 172.30.2.1");
	}

	@AfterEach
	void end() {
		this.gateway.close();
	}

	private boolean isWatched() {
		this.gateway.ran.clear();
		this.host.observe();
		return this.gateway.ran.stream().noneMatch((command) -> command.program().equals("ip"));
	}

	// The monitor has delays of its own, which stand for what is waited for here.
	private void untilWatched() {
		this.clock.advance(ChangeMonitor.START_DELAY.toSeconds());
		this.host.observe();
		this.gateway.awaitFollowers();
		this.clock.advance(ChangeMonitor.WARM_UP.toSeconds());
		until(this::isWatched);
	}

	private ObservedState after(String change) {
		untilWatched();
		ObservedState before = this.host.observe();
		this.gateway.ip(change);
		until(() -> !isLike(before, this.host.observe()));
		return this.host.observe();
	}

	private static boolean isLike(ObservedState one, ObservedState other) {
		return one.interfaces().equals(other.interfaces()) && one.routing().equals(other.routing());
	}

	private static NetworkInterface mesh(ObservedState observed) {
		return observed.networkInterface("wg0").orElseThrow();
	}

	@Test
	void observeWhenNothingHappensAsksNobodyAndSeesWhatDoes() {
		assertThat(after("route del 172.30.0.0/16").routing().routes()).isEmpty();
		assertThat(mesh(after("link set wg0 mtu 1300")).mtu()).isEqualTo(1300);
		assertThat(mesh(after("addr add 172.30.9.9/32 dev wg0")).addresses()).hasSize(2);
		assertThat(mesh(after("addr del 172.30.2.1/24 dev wg0")).addresses()).hasSize(1);
		// The kernel takes routes away with it without a word.
		assertThat(after("link set wg0 down")).satisfies((observed) -> {
			assertThat(mesh(observed).up()).isFalse();
			assertThat(observed.routing().routes()).isEmpty();
		});
		assertThat(after("link del wg0").networkInterface("wg0")).isEmpty();
		untilWatched();
		mesh();
		until(() -> this.host.observe().routing().routes().size() == 1);
	}

	@Test
	void observeWhenInterfacesOfManyKindsAreThereTellsLansFromTheRest() throws IOException {
		Files.createDirectories(this.root.resolve("etc/wm"));
		Files.writeString(this.root.resolve("etc/wm/gateway.env"), "WM_REGISTRY_URL=http://registry\n");
		try (Namespace router = new Namespace("router")) {
			this.gateway.ip(Namespace.cable("eth0", router, "lan0"), "link set eth0 up",
					"addr add 192.168.1.250/24 dev eth0", "route add default via 192.168.1.1",
					"link add lxdbr0 type bridge", "link set lxdbr0 up", "addr add 10.0.3.1/24 dev lxdbr0",
					Namespace.cable("web", router, "guest0"), "link set web master lxdbr0 up",
					"tuntap add zt5u4 mode tap", "link set zt5u4 up", "addr add 10.147.0.7/24 dev zt5u4",
					"link add br0 type bridge", Namespace.cable("eth1", router, "lan1"), "link set eth1 master br0 up",
					"link set br0 up", "addr add 10.7.0.250/24 dev br0");
			HostSnapshot snapshot = HostSnapshot.of(this.host.observe(),
					new SettingsFile(this.root.resolve("etc/wm/gateway.env"), Map.of()).read(), Samples.KEY, List.of(),
					(servers, own) -> Map.of());
			assertThat(snapshot.context().lanAddresses()).containsExactly(LanAddress.parse("br0", "10.7.0.250/24"),
					LanAddress.parse("eth0", "192.168.1.250/24"));
			assertThat(snapshot.leftOut()).containsExactlyInAnyOrder(
					"lxdbr0 10.0.3.1/24: it is a bridge that reaches nothing but containers or virtual machines",
					"zt5u4 10.147.0.7/24: it is a tunnel");
			assertThat(snapshot.observed().networkInterface("eth0").orElseThrow().link())
				.isEqualTo(new Link("veth", null, false, false, true));
		}
	}

	@Test
	void observeWhenTheMonitorIsKilledLooksByItself() {
		untilWatched();
		this.gateway.endFollowers();
		until(() -> !isWatched());
		this.gateway.ip("link set wg0 mtu 1300");
		assertThat(mesh(this.host.observe()).mtu()).isEqualTo(1300);
	}

}
