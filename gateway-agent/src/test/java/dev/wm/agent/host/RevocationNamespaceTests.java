package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WX12, W74: who leaves loses its connections that are under way, and nobody else does.
 */
@Execution(ExecutionMode.CONCURRENT)
class RevocationNamespaceTests {

	private static final String FAR = "172.30.3.1";

	private static final String LAPTOP = "172.30.2.5";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private Namespace nas;

	@BeforeEach
	void network() {
		Namespace.require("nft", "nc", "conntrack");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.nas = this.site.machine("nas", "192.168.1.11");
		this.site.elsewhere(FAR, LAPTOP);
		this.site.apply(Samples.hub());
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	private static GatewayConfig names(GatewayConfig config, List<NameRecord> names) {
		return new GatewayConfig(config.meshName(), config.supernet(), config.site(), config.peers(), config.hosts(),
				config.devices(), config.domains(), names);
	}

	private static GatewayConfig isolated(GatewayConfig config, String address) {
		return names(config,
				config.names()
					.stream()
					.map((name) -> is(name, address) ? new NameRecord(name.name(), name.address(), true) : name)
					.toList());
	}

	private static GatewayConfig without(GatewayConfig config, String address) {
		return names(config, config.names().stream().filter((name) -> !is(name, address)).toList());
	}

	private static boolean is(NameRecord name, String address) {
		return name.address().equals(IpAddress.parse(address));
	}

	private static GatewayConfig hosts(List<Host> hosts) {
		GatewayConfig hub = Samples.hub();
		return new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(), hosts, hub.devices(),
				hub.domains(), hub.names());
	}

	private TcpConnection out(Namespace host, String local) {
		return TcpConnection.open(host, local, this.site.mesh, FAR);
	}

	private TcpConnection in(Namespace host, String overlay) {
		return TcpConnection.open(this.site.mesh, FAR, host, overlay);
	}

	@Test
	void connectionsWhenAnotherHostComesLiveOn() {
		try (TcpConnection out = out(this.server, "192.168.1.10"); TcpConnection in = in(this.server, "172.30.2.2")) {
			List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
			hosts.add(Samples.host("new", "192.168.1.99", "172.30.2.8"));
			List<NameRecord> names = new ArrayList<>(Samples.hub().names());
			names.add(Samples.name("new.sheen", "172.30.2.8"));
			assertThat(this.site.apply(names(hosts(hosts), names))).isNotEmpty()
				.noneMatch((step) -> step.contains("end connections"));
			assertThat(out.carries()).isTrue();
			assertThat(in.carries()).isTrue();
		}
	}

	// More than one by one: the entries are listed first.
	@Test
	void connectionsWhenHundredsAreRemovedEndAndOthersLiveOn() {
		List<NameRecord> names = new ArrayList<>(Samples.hub().names());
		for (int number = 0; number < 300; number += 2) {
			names.add(Samples.name("h" + number + ".osrc", "172.30.%d.%d".formatted(5 + number / 200, number % 200)));
		}
		this.site.apply(names(Samples.hub(), names));
		try (TcpConnection out = out(this.server, "192.168.1.10");
				TcpConnection in = in(this.server, "172.30.2.2");
				TcpConnection other = out(this.nas, "192.168.1.11");
				TcpConnection otherIn = in(this.nas, "172.30.2.3")) {
			List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
			hosts.removeIf((host) -> host.name().toString().startsWith("server"));
			assertThat(this.site.apply(without(hosts(hosts), "172.30.2.2"))).anyMatch((step) -> step.contains(" more"));
			assertThat(out.carries()).isFalse();
			assertThat(in.carries()).isFalse();
			assertThat(other.carries()).isTrue();
			assertThat(otherIn.carries()).isTrue();
		}
	}

	// Once the table is watched, they end while nft has not.
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void connectionsWhenAHostIsRemovedEndAndOthersLiveOn(boolean watched) {
		if (watched) {
			this.site.untilWatched(Samples.hub());
		}
		try (TcpConnection out = out(this.server, "192.168.1.10");
				TcpConnection in = in(this.server, "172.30.2.2");
				TcpConnection other = out(this.nas, "192.168.1.11");
				TcpConnection otherIn = in(this.nas, "172.30.2.3")) {
			List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
			hosts.removeIf((host) -> host.name().toString().startsWith("server"));
			this.site.apply(without(hosts(hosts), "172.30.2.2"));
			assertThat(out.carriesNothing()).isTrue();
			assertThat(in.carriesNothing()).isTrue();
			assertThat(other.carries()).isTrue();
			assertThat(otherIn.carries()).isTrue();
		}
		assertThat(this.site.gateway.run("conntrack", "-L")).doesNotContain("192.168.1.10 ", "172.30.2.2 ")
			.contains("192.168.1.11 ");
	}

	// Ending them makes room for whoever has the address next; nothing passes before.
	@Test
	void connectionsWhenOnlyTheTableIsAppliedCarryNothing() {
		try (TcpConnection out = out(this.server, "192.168.1.10");
				TcpConnection in = in(this.server, "172.30.2.2");
				TcpConnection device = TcpConnection.open(this.site.mesh, LAPTOP, this.nas, "172.30.2.3");
				TcpConnection other = in(this.nas, "172.30.2.3")) {
			List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
			hosts.removeIf((host) -> host.name().toString().startsWith("server"));
			assertThat(this.site.applyTable(isolated(without(hosts(hosts), "172.30.2.2"), LAPTOP)))
				.noneMatch((step) -> step.contains("end connections"));
			assertThat(this.site.gateway.run("conntrack", "-L")).contains("192.168.1.10 ", "172.30.2.2 ", LAPTOP);
			assertThat(out.carriesNothing()).isTrue();
			assertThat(in.carriesNothing()).isTrue();
			assertThat(device.carriesNothing()).isTrue();
			assertThat(other.carries()).isTrue();
		}
	}

	@Test
	void connectionsWhenAHostIsIsolatedEndIfItStartedThem() {
		try (TcpConnection out = out(this.server, "192.168.1.10"); TcpConnection in = in(this.server, "172.30.2.2")) {
			List<Host> hosts = Samples.hub()
				.hosts()
				.stream()
				.map((h) -> h.name().toString().startsWith("server")
						? new Host(h.name(), h.localAddress(), h.overlayAddress(), HostType.ISOLATED, false) : h)
				.toList();
			this.site.apply(isolated(hosts(hosts), "172.30.2.2"));
			// What it called keeps talking, which must not turn the connection around.
			assertThat(out.carriesNothing()).isTrue();
			assertThat(in.carries()).isTrue();
		}
	}

	// As the far gateway sees it, and as the hub sees a device.
	@Test
	void connectionsWhenADeviceIsIsolatedEndIfItStartedThem() {
		try (TcpConnection started = TcpConnection.open(this.site.mesh, LAPTOP, this.server, "172.30.2.2");
				TcpConnection answered = TcpConnection.open(this.nas, "192.168.1.11", this.site.mesh, LAPTOP);
				TcpConnection toGateway = TcpConnection.open(this.site.mesh, LAPTOP, this.site.gateway, "172.30.2.1")) {
			this.site.apply(isolated(Samples.hub(), LAPTOP));
			assertThat(started.carriesNothing()).isTrue();
			assertThat(toGateway.carriesNothing()).isTrue();
			assertThat(answered.carries()).isTrue();
		}
	}

	@Test
	void connectionsWhenADeviceIsRemovedEnd() {
		try (TcpConnection started = TcpConnection.open(this.site.mesh, LAPTOP, this.server, "172.30.2.2");
				TcpConnection answered = TcpConnection.open(this.nas, "192.168.1.11", this.site.mesh, LAPTOP);
				TcpConnection other = in(this.server, "172.30.2.2")) {
			this.site.apply(without(Samples.hub(), LAPTOP));
			assertThat(started.carriesNothing()).isTrue();
			assertThat(answered.carriesNothing()).isTrue();
			assertThat(other.carries()).isTrue();
		}
	}

	@Test
	void connectionsWhenAHostMovedReachItAtItsNewAddress() {
		try (TcpConnection in = in(this.server, "172.30.2.2"); TcpConnection other = in(this.nas, "172.30.2.3")) {
			Namespace moved = this.site.machine("moved", "192.168.1.99");
			this.site.apply(hosts(Samples.hub()
				.hosts()
				.stream()
				.map((h) -> h.name().toString().startsWith("server")
						? Samples.host("server", "192.168.1.99", "172.30.2.2") : h)
				.toList()));
			assertThat(in.carriesNothing()).isTrue();
			assertThat(other.carries()).isTrue();
			try (TcpConnection again = in(moved, "172.30.2.2")) {
				assertThat(again.carries()).isTrue();
			}
		}
	}

}
