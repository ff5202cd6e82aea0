package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** W90 to W96, W99: who reaches whom, by real packets through the real table. */
@Execution(ExecutionMode.CONCURRENT)
class FirewallNamespaceTests {

	private static final String SERVER = "172.30.2.2";

	private static final String CAMERA = "172.30.2.4";

	private static final String GATEWAY = "172.30.2.1";

	private static final String FAR = "172.30.3.1";

	private static final String KIOSK = "172.30.3.7";

	private static final String UNREGISTERED = "172.30.3.9";

	private static final String LAPTOP = "172.30.2.5";

	private static final String SENSOR = "172.30.2.9";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private Namespace camera;

	private Namespace stranger;

	private Namespace annex;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "nc", "conntrack");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.site.machine("nas", "192.168.1.11");
		this.camera = this.site.withoutRoute("cam", "192.168.1.20");
		this.stranger = this.site.machine("stranger", "192.168.1.77");
		this.annex = this.site.secondLan("annex");
		this.site.elsewhere(FAR, KIOSK, UNREGISTERED, LAPTOP, SENSOR, "10.9.9.9");
		this.site.apply(config());
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	/** The hub's, with a host on its second LAN. */
	static GatewayConfig config() {
		GatewayConfig hub = Samples.hub();
		List<Host> hosts = new ArrayList<>(hub.hosts());
		hosts.add(Samples.host("annex", "10.7.0.5", "172.30.2.6"));
		List<NameRecord> names = new ArrayList<>(hub.names());
		names.add(NameRecord.of(HostName.parse("annex.sheen"), IpAddress.parse("172.30.2.6")));
		return new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(), hosts, hub.devices(),
				hub.domains(), names);
	}

	private boolean comesIn(String source, String destination) {
		return this.site.mesh.reaches(source, destination);
	}

	private boolean isDropped(String source, String destination) {
		return this.site.mesh.misses(source, destination);
	}

	@Test
	void packetsWhenTheHostIsStandardPassBothWays() {
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.server.reaches("192.168.1.10", GATEWAY)).isTrue();
		assertThat(this.server.misses("192.168.1.10", UNREGISTERED)).isTrue();
		assertThat(comesIn(FAR, SERVER)).isTrue();
		assertThat(comesIn(FAR, GATEWAY)).isTrue();
		assertThat(isDropped(FAR, "172.30.2.77")).isTrue();
		assertThat(isDropped(FAR, "192.168.1.10")).isTrue();
	}

	@Test
	void packetsWhenTheFarSideMayNotStartAreDropped() {
		for (String source : List.of(KIOSK, UNREGISTERED, SENSOR, "10.9.9.9")) {
			assertThat(isDropped(source, SERVER)).as(source).isTrue();
			assertThat(isDropped(source, GATEWAY)).as(source).isTrue();
		}
		assertThat(this.server.reaches("192.168.1.10", KIOSK)).isTrue();
		assertThat(this.site.gateway.reaches(GATEWAY, KIOSK)).isTrue();
	}

	@Test
	void packetsWhenTheHostIsIsolatedOnlyAnswer() {
		this.camera.ip("route add default via 192.168.1.250");
		assertThat(comesIn(FAR, CAMERA)).isTrue();
		for (String destination : List.of(FAR, SERVER, LAPTOP, GATEWAY)) {
			assertThat(this.camera.misses("192.168.1.20", destination)).as(destination).isTrue();
		}
		assertThat(this.camera.reaches("192.168.1.20", "192.168.1.250")).isTrue();
	}

	@Test
	void packetsWhenTheMachineIsNotRegisteredGoNowhere() {
		for (String destination : List.of(FAR, SERVER, LAPTOP, GATEWAY)) {
			assertThat(this.stranger.misses("192.168.1.77", destination)).as(destination).isTrue();
		}
		assertThat(this.stranger.reaches("192.168.1.77", "192.168.1.10")).isTrue();
	}

	@Test
	void packetsWhenTheLanUsesAnOverlaySourceAreDropped() {
		this.stranger.ip("addr add 172.30.2.2/32 dev eth0");
		assertThat(this.stranger.misses("172.30.2.2", FAR)).isTrue();
		assertThat(this.stranger.misses("172.30.2.2", GATEWAY)).isTrue();
		assertThat(this.stranger.misses("172.30.2.2", "192.168.1.250")).isTrue();
	}

	// W91, W93
	@Test
	void packetsWhenADeviceSendsThemFollowItsType() {
		assertThat(comesIn(LAPTOP, SERVER)).isTrue();
		assertThat(comesIn(LAPTOP, GATEWAY)).isTrue();
		assertThat(this.server.reaches("192.168.1.10", LAPTOP)).isTrue();
		assertThat(this.server.reaches("192.168.1.10", SENSOR)).isTrue();
	}

	// A camera without a route, called from the mesh and from its own site.
	@Test
	void connectionsWhenMasqueradedComeFromTheGatewayAndOthersFromTheCaller() {
		assertThat(caller(this.site.mesh, FAR, this.camera, CAMERA)).isEqualTo("192.168.1.250");
		assertThat(caller(this.server, "192.168.1.10", this.camera, CAMERA)).isEqualTo("192.168.1.250");
		assertThat(caller(this.site.gateway, GATEWAY, this.camera, CAMERA)).isEqualTo("192.168.1.250");
		assertThat(caller(this.site.mesh, FAR, this.server, SERVER)).isEqualTo(FAR);
		assertThat(caller(this.server, "192.168.1.10", this.site.mesh, FAR)).isEqualTo(SERVER);
	}

	@Test
	void connectionsWhenBothAreOfTheSiteComeFromTheOverlayAddress() {
		assertThat(caller(this.annex, "10.7.0.5", this.server, SERVER)).isEqualTo("172.30.2.6");
		assertThat(caller(this.server, "192.168.1.10", this.annex, "172.30.2.6")).isEqualTo(SERVER);
	}

	@Test
	void packetsWhenTheyGoFromLanToLanPassOnlyIfTheyDidBefore() {
		assertThat(this.annex.misses("10.7.0.5", "192.168.1.77")).isTrue();
		assertThat(this.stranger.misses("192.168.1.77", "10.7.0.5")).isTrue();
		this.site.router = true;
		this.site.apply(config());
		assertThat(this.annex.reaches("10.7.0.5", "192.168.1.77")).isTrue();
		assertThat(this.stranger.misses("192.168.1.77", FAR)).isTrue();
	}

	// The internet behind the router of one LAN is not the other LAN's.
	@Test
	void packetsWhenTheyGoToWhatIsBehindAnotherLanPassOnlyIfTheyDidBefore() {
		Namespace internet = this.site.machine("router", "192.168.1.1");
		internet.ip("addr add 198.51.100.1/32 dev lo");
		this.site.gateway.ip("route add default via 192.168.1.1");
		ForgedPackets packets = new ForgedPackets(List.of("10.7.0.5", "192.168.1.77"), this.site.gateway, internet);
		packets.send("other LAN", this.annex, "198.51.100.1");
		assertThat(packets.arrived()).isEmpty();
		this.site.router = true;
		this.site.apply(config());
		assertThat(this.annex.reaches("10.7.0.5", "198.51.100.1")).isTrue();
	}

	// W124
	@Test
	void packetsWhenTheGatewayIsTheDefaultRouteReachTheInternet() {
		Namespace internet = this.site.machine("router", "192.168.1.1");
		internet.ip("addr add 198.51.100.1/32 dev lo");
		this.site.gateway.ip("route add default via 192.168.1.1");
		assertThat(this.stranger.reaches("192.168.1.77", "198.51.100.1")).isTrue();
		assertThat(this.server.reaches("192.168.1.10", "198.51.100.1")).isTrue();
	}

	private static String caller(Namespace caller, String source, Namespace listener, String destination) {
		try (TcpConnection connection = TcpConnection.open(caller, source, listener, destination)) {
			return connection.callerSeen();
		}
	}

}
