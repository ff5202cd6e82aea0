package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.agent.process.Command;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W90 to W93: which source address gets in by which interface. Every kind of source is
 * sent to every kind of destination by every interface, with rp_filter off.
 */
@Execution(ExecutionMode.CONCURRENT)
class AdmissionNamespaceTests {

	private static final String FAR = "172.30.3.1";

	private static final String SERVER = "172.30.2.2";

	private static final String ANNEX = "172.30.2.6";

	private static final String GATEWAY = "172.30.2.1";

	private static final String LAPTOP = "172.30.2.5";

	/** One of each kind of source address. */
	private static final List<String> SOURCES = List.of("192.168.1.10", "192.168.1.20", "10.7.0.5", "192.168.1.77",
			SERVER, GATEWAY, FAR, LAPTOP, "172.30.3.7", "172.30.3.9", "192.168.1.250", "10.7.0.250", "203.0.113.10",
			"203.0.113.53", "127.0.0.1", "0.0.0.0", "192.168.1.255", "255.255.255.255", "224.0.0.1", "169.254.77.2");

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private Namespace stranger;

	private Namespace annex;

	private Namespace outside;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "nc", "conntrack", "perl");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.stranger = this.site.machine("stranger", "192.168.1.77");
		this.annex = this.site.secondLan("annex");
		this.outside = this.site.outside("outside");
		this.site.elsewhere(FAR);
		this.site.applyGuarded(FirewallNamespaceTests.config());
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	private ForgedPackets everyDoor() {
		ForgedPackets packets = new ForgedPackets(SOURCES, this.site.gateway, this.site.mesh, this.server, this.annex);
		packets.send("LAN", this.stranger, FAR, SERVER, ANNEX, GATEWAY, "10.7.0.5");
		packets.send("other LAN", this.annex, FAR, SERVER, ANNEX, GATEWAY, "192.168.1.10");
		packets.send("outer", this.outside, FAR, SERVER, ANNEX, GATEWAY, "172.30.2.4", "192.168.1.10", "10.7.0.5");
		packets.send("tunnel", this.site.mesh, SERVER, ANNEX, GATEWAY, "192.168.1.10", "10.7.0.5", "192.168.1.250");
		System.out.println(packets.matrix());
		return packets;
	}

	@Test
	void packetsWhenForgedGetInOnlyWhereTheirSourceBelongs() {
		Set<String> passed = new TreeSet<>();
		add(passed, "LAN", "192.168.1.10", SERVER, FAR, SERVER, ANNEX);
		add(passed, "other LAN", "10.7.0.5", ANNEX, FAR, SERVER, ANNEX);
		add(passed, "LAN", "192.168.1.10", "192.168.1.10", GATEWAY);
		add(passed, "other LAN", "10.7.0.5", "10.7.0.5", GATEWAY);
		for (String member : List.of(FAR, LAPTOP)) {
			add(passed, "tunnel", member, member, SERVER, ANNEX, GATEWAY);
		}
		assertThat(everyDoor().arrived()).containsExactlyInAnyOrderElementsOf(passed);
	}

	// Only the probe's own address gets in by its interface, and nobody gets to it.
	@Test
	void packetsWhenADeepCheckRunsPassFromItsNamespaceToMembersAlone() {
		Namespace probe = this.site.probe("probe");
		ForgedPackets packets = new ForgedPackets(
				List.of("169.254.77.2", "169.254.77.1", "192.168.1.10", SERVER, FAR, "192.168.1.77"), this.site.gateway,
				this.site.mesh, this.server, this.annex, probe);
		packets.send("probe", probe, FAR, GATEWAY, "172.30.3.9", "192.168.1.10", "10.7.0.5");
		packets.send("LAN", this.stranger, FAR, GATEWAY, "169.254.77.2");
		packets.send("outer", this.outside, "169.254.77.2");
		packets.send("tunnel", this.site.mesh, "169.254.77.2");
		Set<String> passed = new TreeSet<>();
		add(passed, "probe", "169.254.77.2", GATEWAY, FAR);
		add(passed, "LAN", "192.168.1.10", SERVER, FAR);
		add(passed, "LAN", "192.168.1.10", "192.168.1.10", GATEWAY);
		assertThat(packets.arrived()).containsExactlyInAnyOrderElementsOf(passed);
	}

	// Even where the kernel validates sources, which it does by the mark too.
	@Test
	void packetsWhenTheTableIsFlushedGetNeitherInNorOut() {
		for (String name : List.of("all", "br0", "eth1", "wan0", "wg0")) {
			this.site.gateway.run("sysctl", "-qw", "net.ipv4.conf." + name + ".rp_filter=1");
		}
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, SERVER)).isTrue();
		this.site.gateway.run("nft", "flush", "ruleset");
		ForgedPackets packets = new ForgedPackets(SOURCES, this.site.gateway, this.site.mesh, this.server, this.annex);
		packets.send("LAN", this.stranger, FAR);
		packets.send("outer", this.outside, FAR);
		packets.send("tunnel", this.site.mesh, SERVER, "192.168.1.10", "10.7.0.5");
		assertThat(packets.arrived()).isEmpty();
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
		this.site.applyGuarded(FirewallNamespaceTests.config());
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, SERVER)).isTrue();
	}

	// The commonest question: why not this one?
	@Test
	void packetsWhenOfUnregisteredMachinesAreCountedAndNoMoreThanFit() {
		List<String> some = List.of("192.168.1.77", "192.168.1.123", "10.7.0.66");
		// Nobody could register these: they would only hide the others.
		Stream<String> forged = Stream.of("8.8.8.8", "10.99.0.1", "169.254.77.2", "192.168.1.0", "10.7.0.0");
		List<String> sources = Stream.concat(some.stream(), forged).toList();
		ForgedPackets packets = new ForgedPackets(sources, this.site.gateway, this.site.mesh, this.server, this.annex);
		packets.send("LAN", this.stranger, FAR, GATEWAY);
		packets.send("other LAN", this.annex, ANNEX);
		packets.send("outer", this.outside, FAR);
		assertThat(packets.arrived()).isEmpty();
		assertThat(this.site.refused()).extracting(RefusedSource::address)
			.map(IpAddress::toString)
			.containsExactlyInAnyOrderElementsOf(some);
		assertThat(this.site.refused()).allMatch((source) -> source.packets() >= 1 && source.age() < 3600);
		List<String> many = IntStream.range(0, 200).mapToObj((last) -> "192.168.1." + (last + 50)).toList();
		ForgedPackets flood = new ForgedPackets(many, this.site.gateway, this.site.mesh);
		flood.send("LAN", this.stranger, FAR);
		assertThat(flood.arrived()).isEmpty();
		assertThat(this.site.refused()).hasSizeBetween(RefusedSource.MOST / 2, RefusedSource.MOST);
		assertThat(this.site.applyTable(FirewallNamespaceTests.config())).isEmpty();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
	}

	// An error counts as the connection's own, whoever sends it, and leaves as from its
	// host.
	@Test
	void errorsWhenForgedAboutAnothersConnectionDoNotGetIn() {
		Namespace camera = this.site.machine("cam", "192.168.1.20");
		IcmpErrors.count(this.site.mesh);
		try (TcpConnection connection = TcpConnection.open(this.server, "192.168.1.10", this.site.mesh, FAR)) {
			assertThat(connection.callerSeen()).isEqualTo(SERVER);
			error(this.stranger, "192.168.1.77");
			error(this.stranger, "192.168.1.123");
			error(this.annex, "10.7.0.66");
			error(this.annex, "192.168.1.123");
			error(this.outside, "192.168.1.10");
			error(camera, "192.168.1.20");
			assertThat(IcmpErrors.arrived(this.site.mesh)).isZero();
			error(this.server, "192.168.1.10");
			Namespace.until(() -> IcmpErrors.arrived(this.site.mesh) == 1);
		}
	}

	private void error(Namespace sender, String source) {
		IcmpErrors.send(this.site.gateway, sender, source, "192.168.1.10", FAR);
	}

	// The kernel answers what it cannot route by itself, with the gateway's overlay
	// address
	// as the source and the packet in the error, before the chains at forward see it
	@Test
	void packetsWhenTheKernelWouldAnswerThemIntoTheMeshAreDroppedBefore() {
		IcmpErrors.count(this.site.mesh);
		IcmpErrors.provoke(this.stranger, FAR, "172.30.3.7");
		IcmpErrors.provoke(this.annex, FAR, "172.30.3.7");
		IcmpErrors.provoke(this.outside, FAR, "172.30.3.7");
		assertThat(IcmpErrors.arrived(this.site.mesh)).isZero();
		// The measure sees them where only the mark is left at prerouting.
		this.site.gateway.run("nft",
				"flush chain ip wm passed; add rule ip wm passed meta mark set meta mark | " + RoutingRule.MARK);
		IcmpErrors.provoke(this.stranger, FAR, "172.30.3.7");
		Namespace.until(() -> IcmpErrors.arrived(this.site.mesh) > 0);
	}

	// What conntrack does not follow has no caller that the rules could know.
	@Test
	void packetsWhenSomebodyHasThemNotTrackedAreDropped() {
		this.site.gateway.run(Command.of("nft", "-f", "-").withInput("""
				table ip other {
					chain untracked {
						type filter hook prerouting priority -300
						ip protocol icmp notrack
					}
				}
				"""));
		ForgedPackets packets = new ForgedPackets(List.of("172.30.3.7"), this.site.gateway);
		packets.send("tunnel", this.site.mesh, GATEWAY);
		assertThat(packets.arrived()).isEmpty();
		this.site.gateway.run("nft", "delete", "table", "ip", "other");
		assertThat(this.site.mesh.reaches(FAR, GATEWAY)).isTrue();
	}

	@Test
	void packetsWhenTheHostIsPinnedNeedItsEthernetAddressToo() {
		String mac = this.server.run("cat", "/sys/class/net/eth0/address").strip();
		this.site.applyGuarded(pinned("server.sheen", mac));
		ForgedPackets packets = new ForgedPackets(List.of("192.168.1.10"), this.site.gateway, this.site.mesh,
				this.annex);
		packets.send("LAN", this.stranger, FAR, ANNEX, GATEWAY);
		assertThat(packets.arrived()).isEmpty();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.server.reaches("192.168.1.10", GATEWAY)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, SERVER)).isTrue();
		// Another card answers under the address: its replies come from nobody that is
		// known.
		this.server.ip("link set eth0 address 02:00:00:00:00:77");
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.misses(FAR, SERVER)).isTrue();
	}

	private static GatewayConfig pinned(String name, String mac) {
		GatewayConfig config = FirewallNamespaceTests.config();
		List<Host> hosts = config.hosts()
			.stream()
			.map((host) -> host.name().toString().equals(name) ? new Host(host.name(), host.localAddress(),
					host.overlayAddress(), host.type(), host.masquerade(), MacAddress.parse(mac), false) : host)
			.toList();
		return new GatewayConfig(config.meshName(), config.supernet(), config.site(), config.peers(), hosts,
				config.devices(), config.domains(), config.names());
	}

	private static void add(Set<String> passed, String door, String source, String seen, String... destinations) {
		for (String destination : destinations) {
			passed.add(door + ": " + source + " to " + destination + " as " + seen);
		}
	}

}
