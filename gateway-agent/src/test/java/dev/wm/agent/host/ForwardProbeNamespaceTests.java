package dev.wm.agent.host;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.agent.GatewayMain;
import dev.wm.agent.probe.LinuxProber;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.process.Command;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a deep check's forwarded packets show that the gateway's own do not. */
@Execution(ExecutionMode.CONCURRENT)
class ForwardProbeNamespaceTests {

	private static final String FAR = "172.30.3.1";

	// Answers once it has all 6042 bytes of the query.
	private static final String SERVER = "use IO::Socket::INET; my $s = IO::Socket::INET->new(LocalAddr => '" + FAR
			+ "', LocalPort => 53, Listen => 5, ReuseAddr => 1); while (my $c = $s->accept) { "
			+ "my $n = read($c, my $b, 6042); print $c 'ok' if $n == 6042; close $c }";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private Namespace.Running names;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "nc", "conntrack", "perl", "unshare", "nsenter");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.site.withoutRoute("nas", "192.168.1.11");
		this.site.withoutRoute("cam", "192.168.1.20");
		this.site.elsewhere(FAR);
		this.site.applyGuarded(FirewallNamespaceTests.config());
		this.names = this.site.mesh.start("perl", "-e", SERVER);
		Namespace.until(() -> this.site.mesh.attempt(Command.of("nc", "-n", "-z", FAR, "53")).succeeded());
	}

	@AfterEach
	void end() {
		if (this.names != null) {
			this.names.close();
		}
		if (this.site != null) {
			this.site.close();
		}
	}

	private static List<String> program() {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classes = Stream.of(GatewayMain.class, IpAddress.class)
			.map((type) -> Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().getPath())
			.collect(Collectors.joining(File.pathSeparator));
		return List.of(java, "-Xmx16m", "-XX:+UseSerialGC", "-cp", classes, GatewayMain.class.getName());
	}

	private ProbeReport probe() {
		ProbeTargets all = ProbeTargets.of(FirewallNamespaceTests.config(), 1420);
		return new LinuxProber(this.site.gateway, Clock.systemUTC(), program()).probe(all);
	}

	private static ForwardProbe osrc(ProbeReport report) {
		assertThat(report.forwardedSkipped()).isNull();
		return Objects.requireNonNull(report.forwarded())
			.stream()
			.filter((probe) -> probe.site().toString().equals("osrc"))
			.findFirst()
			.orElseThrow();
	}

	private static boolean gatewayItselfReaches(ProbeReport report) {
		return report.paths()
			.stream()
			.filter((path) -> path.site().toString().equals("osrc"))
			.mapToInt(PathProbe::answered)
			.sum() > 0;
	}

	private void nft(Namespace machine, String chain) {
		machine.run(Command.of("nft", "-f", "-").withInput("table ip other { " + chain + " }\n"));
	}

	// A host without a route is silent for the mesh only; the masqueraded one is not.
	@Test
	void probeWhenNothingIsInTheWayPassesAndLeavesNothing() {
		ProbeReport report = probe();
		assertThat(osrc(report).answersPing()).isTrue();
		assertThat(osrc(report).carriesTcp()).isTrue();
		assertThat(this.site.gateway.run("ip", "-br", "link")).doesNotContain("wm-probe");
		assertThat(report.hosts().stream().filter((host) -> host.answersMesh() != null))
			.extracting(HostProbe::name, HostProbe::answersMesh)
			.map(Object::toString)
			.containsExactlyInAnyOrder("(server.sheen, true)", "(nas.sheen, false)", "(cam.sheen, true)");
	}

	@Test
	void probeWhenAForwardPolicyDropsFailsAlthoughTheGatewayItselfReaches() {
		nft(this.site.gateway, "chain FORWARD { type filter hook forward priority 0; policy drop; };");
		ProbeReport report = probe();
		assertThat(gatewayItselfReaches(report)).isTrue();
		assertThat(osrc(report).answersPing()).isFalse();
		assertThat(osrc(report).carriesTcp()).isFalse();
	}

	// As a router does that sees one direction only, or a link that is too narrow.
	@Test
	void probeWhenOnlyShortSegmentsCrossFindsThatTcpHangs() {
		nft(this.site.mesh,
				"chain in { type filter hook input priority 0; meta l4proto tcp meta length > 500 drop; };");
		ProbeReport report = probe();
		assertThat(osrc(report).answersPing()).isTrue();
		assertThat(osrc(report).carriesTcp()).isFalse();
	}

	// What a gateway may not send to its upstream is no fault of the path to it.
	@Test
	void probeWhenTheOtherGatewayCannotAskItsUpstreamByTcpFindsThatThePathCarries() {
		Namespace.require("dnsmasq");
		this.names.close();
		this.site.mesh.ip("link add eth0 type bridge", "addr add 203.0.113.2/24 dev eth0", "link set eth0 up");
		nft(this.site.mesh, "chain out { type filter hook output priority 0; oifname eth0 tcp dport 53 drop; };");
		this.names = this.site.mesh.start("dnsmasq", "-k", "-C", "/dev/null", "--pid-file=", "--user=root",
				"--no-resolv", "--no-hosts", "--bind-interfaces", "--listen-address=" + FAR, "--server=203.0.113.1",
				"--local=/osrc/", "--host-record=gw.osrc," + FAR);
		Namespace.until(() -> this.site.mesh.attempt(Command.of("nc", "-n", "-z", FAR, "53")).succeeded());
		assertThat(osrc(probe()).carriesTcp()).isTrue();
	}

	// The host's way to the gateway is through the router, and the way back is not.
	@Test
	void probeWhenTheRouterDropsInvalidPacketsFindsTheHostUntilItAcceptsThemBefore() {
		Namespace router = this.site.machine("router", "192.168.1.1");
		router.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.send_redirects=0",
				"net.ipv4.conf.eth0.send_redirects=0");
		// The bridge stands for a switch, which has no firewall.
		this.site.gateway.attempt(Command.of("sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0"));
		this.server.ip("route replace default via 192.168.1.1");
		assertThat(answersMesh()).isTrue();
		nft(router, "chain forward { type filter hook forward priority 0; ct state invalid drop; };");
		assertThat(answersMesh()).isFalse();
		// As wm openwrt-setup has it.
		router.run("nft", "insert", "rule", "ip", "other", "forward", "iifname", "eth0", "oifname", "eth0", "ip",
				"daddr", "172.30.0.0/16", "accept");
		assertThat(answersMesh()).isTrue();
	}

	private boolean answersMesh() {
		HostProbe server = probe().hosts()
			.stream()
			.filter((host) -> host.name().toString().equals("server.sheen"))
			.findFirst()
			.orElseThrow();
		assertThat(server.presence()).isEqualTo(HostPresence.ANSWERS);
		return Boolean.TRUE.equals(server.answersMesh());
	}

	@Test
	void probeWhenAHostAdmitsItsOwnLanAloneIsSilentForTheMesh() {
		nft(this.server, "chain in { type filter hook input priority 0; policy drop; ct state established accept; "
				+ "ip saddr 192.168.1.0/24 accept; };");
		assertThat(answersMesh()).isFalse();
	}

}
