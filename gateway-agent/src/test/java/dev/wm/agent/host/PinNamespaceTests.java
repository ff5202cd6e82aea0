package dev.wm.agent.host;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.wm.agent.probe.LinuxPinLookup;
import dev.wm.agent.probe.LinuxProber;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.process.Command;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.HostProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gateway sees of its pinned hosts, with the kernel's own neighbour table. */
@Execution(ExecutionMode.CONCURRENT)
class PinNamespaceTests {

	private static final String OWN = "52:54:00:00:00:10";

	private static final String OTHER = "52:54:00:00:00:77";

	private static final String HOME = "192.168.1.10";

	private static final String MOVED = "server.sheen 192.168.1.44 " + OWN;

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", HOME);
		this.server.ip("link set eth0 address " + OWN, "route replace default via 192.168.1.250");
		this.site.secondLan("annex");
		this.site.applyGuarded(FirewallNamespaceTests.config());
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	private List<String> look(String mac) {
		PinTargets targets = PinTargets.of(List.of(host("server.sheen", HOME, mac)),
				List.of(new PinTargets.Lan(new InterfaceName("br0"), InterfaceAddress.parse("192.168.1.250/24")),
						new PinTargets.Lan(new InterfaceName("eth1"), InterfaceAddress.parse("10.7.0.250/24"))));
		return new LinuxPinLookup(this.site.gateway).look(targets)
			.stream()
			.map((seen) -> seen.name() + " " + seen.address() + " " + seen.mac())
			.toList();
	}

	// A busy machine may not answer one probe in time. Then the kernel forgets where the
	// host is, and the gateway has to hear from it again.
	private void sees(String... sightings) {
		Namespace.until(() -> {
			boolean seen = look(OWN).equals(List.of(sightings));
			if (!seen) {
				this.server.attempt(Command.of("ping", "-n", "-q", "-c", "1", "-W", "1", "192.168.1.250"));
			}
			return seen;
		});
	}

	private static ProbeTargets.HostTarget host(String name, String local, String mac) {
		return new ProbeTargets.HostTarget(HostName.parse(name), IpAddress.parse(local), MacAddress.parse(mac),
				IpAddress.parse("172.30.2.2"));
	}

	// It speaks to its gateway, as for a name or with a packet that is dropped.
	private void moveTo(String address) {
		this.server.ip("addr del " + HOME + "/24 dev eth0", "addr add " + address + "/24 dev eth0",
				"route replace default via 192.168.1.250");
		assertThat(this.server.reaches(address, "192.168.1.250")).isTrue();
	}

	@Test
	void lookWhenTheHostIsAtHomeOnlyReadsTheTable() {
		assertThat(this.server.reaches(HOME, "192.168.1.250")).isTrue();
		this.site.gateway.ran.clear();
		assertThat(look(OWN)).isEmpty();
		assertThat(this.site.gateway.ran).extracting((command) -> command.toString())
			.containsExactly("ip -j -4 neigh show");
	}

	@Test
	void lookWhenTheHostHasMovedSeesItAtItsNewAddress() {
		assertThat(this.server.reaches(HOME, "192.168.1.250")).isTrue();
		moveTo("192.168.1.44");
		sees(MOVED);
	}

	@Test
	void lookWhenTheHostIgnoresEchoRequestsSeesItAllTheSame() {
		this.server.run("sysctl", "-qw", "net.ipv4.icmp_echo_ignore_all=1");
		moveTo("192.168.1.44");
		sees(MOVED);
	}

	@Test
	void lookWhenTheHostHasASecondAddressSeesNoMove() {
		this.server.ip("addr add 192.168.1.44/24 dev eth0");
		assertThat(this.server.reaches("192.168.1.44", "192.168.1.250")).isTrue();
		assertThat(look(OWN)).isEmpty();
	}

	@Test
	void lookWhenAnotherMachineHasTheAddressSeesItsEthernetAddress() {
		this.server.ip("link set eth0 down");
		Namespace other = this.site.machine("other", HOME);
		other.ip("link set eth0 address " + OTHER, "route replace default via 192.168.1.250");
		assertThat(other.reaches(HOME, "192.168.1.250")).isTrue();
		sees("server.sheen " + HOME + " " + OTHER);
	}

	@Test
	void lookWhenAnotherMachineTookItsPlaceAndItMovedSeesBoth() {
		moveTo("192.168.1.44");
		Namespace other = this.site.machine("other", HOME);
		other.ip("link set eth0 address " + OTHER, "route replace default via 192.168.1.250");
		assertThat(other.reaches(HOME, "192.168.1.250")).isTrue();
		sees("server.sheen " + HOME + " " + OTHER, MOVED);
	}

	// What the table says of a machine that has gone is old.
	@Test
	void lookWhenAnEntryIsOldSeesNothing() {
		this.site.gateway.ip("neigh replace 192.168.1.45 lladdr " + OWN + " dev br0 nud stale",
				"neigh replace " + HOME + " lladdr " + OTHER + " dev br0 nud stale");
		assertThat(look(OWN)).isEmpty();
	}

	@Test
	void lookWhenTheEthernetAddressIsOutsideTheLansSeesNothing() {
		Namespace outside = this.site.outside("outside");
		outside.ip("link set eth0 address " + OTHER, "route replace default via 203.0.113.10");
		assertThat(outside.reaches("203.0.113.53", "203.0.113.10")).isTrue();
		assertThat(look(OTHER)).isEmpty();
	}

	@Test
	void probeNamesTheEthernetAddressAtWhichAHostAnswers() {
		ProbeTargets targets = new ProbeTargets(
				new ProbeTargets.GatewayTarget(SiteDomain.parse("sheen"), IpAddress.parse("172.30.2.1")), List.of(),
				List.of(host("server.sheen", HOME, OTHER), host("gone.sheen", "192.168.1.99", OTHER)), 1420);
		assertThat(new LinuxProber(this.site.gateway, Clock.systemUTC(), List.of()).probe(targets).hosts())
			.extracting(HostProbe::toString)
			.containsExactly("HostProbe[name=server.sheen, presence=answers, mac=" + OWN + ", answersMesh=true]",
					"HostProbe[name=gone.sheen, presence=absent, mac=null, answersMesh=null]");
	}

}
