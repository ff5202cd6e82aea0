package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.FirewallCheck;
import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.process.Command;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever hook another firewall is in the way at: what is printed is run, nothing is
 * found any more, and packets pass.
 */
@Execution(ExecutionMode.CONCURRENT)
class FirewallRemedyNamespaceTests {

	private static final String FAR = "172.30.3.1";

	private static final String GATEWAY = "172.30.2.1";

	private static final String SERVER = "172.30.2.2";

	private static final String LOCAL = "192.168.1.10";

	// Answers each datagram and connection with what it got, at every address.
	private static final String ECHO = "use IO::Socket::INET; use IO::Select; "
			+ "my $u = IO::Socket::INET->new(LocalPort => 53, Proto => 'udp', ReuseAddr => 1) or die; "
			+ "my $t = IO::Socket::INET->new(LocalPort => 53, Listen => 9, ReuseAddr => 1) or die; "
			+ "my $s = IO::Select->new($u, $t); while (1) { for my $h ($s->can_read) { "
			+ "if ($h == $t) { my $c = $t->accept; print $c $c->peerhost . qq(\\n); close $c } "
			+ "else { my $p = $u->recv(my $b, 99); $u->send($u->peerhost . qq(\\n), 0, $p) } } }";

	// Says as whom it was seen, a line for each address and protocol, an empty one
	// where nobody answers.
	private static final String ASK = "use IO::Socket::INET; while (my ($a, $p) = splice @ARGV, 0, 2) { my $l = ''; "
			+ "for (1 .. 5) { my $c = IO::Socket::INET->new(PeerAddr => $a, PeerPort => 53, Proto => $p, Timeout => 3) "
			+ "or next; print $c qq(x\\n) if $p eq 'udp'; my $r = ''; vec($r, fileno($c), 1) = 1; "
			+ "select($r, undef, undef, 3) and $l = <$c> and last; } print $l || qq(\\n); }";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private LinuxFirewalls firewalls;

	private final List<Namespace.Running> running = new ArrayList<>();

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "conntrack", "perl");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", LOCAL);
		this.site.withoutRoute("cam", "192.168.1.20");
		this.site.elsewhere(FAR);
		this.site.applyGuarded(FirewallNamespaceTests.config());
		this.firewalls = new LinuxFirewalls(this.site.gateway, new Paths(this.root));
		// The bridge stands for a switch, which has no firewall.
		this.site.gateway.attempt(Command.of("sysctl", "-qw", "net.bridge.bridge-nf-call-iptables=0"));
		for (Namespace machine : List.of(this.site.gateway, this.site.mesh, this.server)) {
			this.running.add(machine.start("perl", "-e", ECHO));
			Namespace.until(() -> !ask(machine, "127.0.0.1", "udp").isEmpty());
		}
	}

	@AfterEach
	void end() {
		this.running.forEach(Namespace.Running::close);
		if (this.site != null) {
			this.site.close();
		}
	}

	static List<String> chains() {
		List<String> chains = new ArrayList<>();
		for (String hook : List.of("prerouting", "input", "forward", "output", "postrouting")) {
			chains.add("table ip other { chain c { type filter hook " + hook + " priority 0; policy drop; }; }");
			chains.add("table inet other { chain c { type filter hook " + hook
					+ " priority 0; meta l4proto { tcp, udp, icmp } drop; }; }");
		}
		chains.add("table ip other { chain c { type filter hook prerouting priority raw; policy drop; }; }");
		chains.add("table ip other { chain c { type filter hook output priority raw; policy drop; }; }");
		chains.add("table ip other { chain c { type filter hook prerouting priority raw; notrack; }; }");
		chains.add("table ip other { chain c { type filter hook postrouting priority 0; policy drop; "
				+ "oifname \"lo\" accept; }; }");
		for (String device : List.of("br0", "p2", "wg0")) {
			for (String hook : List.of("ingress", "egress")) {
				chains.add("table netdev other { chain c { type filter hook " + hook + " device \"" + device
						+ "\" priority 0; policy drop; }; }");
			}
		}
		chains
			.add("table inet other { chain c { type filter hook ingress device \"br0\" priority 0; policy drop; }; }");
		for (String hook : List.of("prerouting", "input", "output", "postrouting")) {
			chains.add("table bridge other { chain c { type filter hook " + hook + " priority 0; policy drop; }; }");
		}
		return chains;
	}

	@ParameterizedTest
	@MethodSource("chains")
	void blockedWhenAChainDropsItsCommandsMendIt(String chain) {
		nft(chain);
		assertThat(blocked()).isNotEmpty().allMatch(BlockedTraffic::certain);
		runTheRemedy();
		assertThat(sentences()).isEmpty();
		everythingPasses();
	}

	private void everythingPasses() {
		assertThat(this.server.reaches(LOCAL, FAR)).as("LAN to mesh").isTrue();
		assertThat(this.site.mesh.reaches(FAR, SERVER)).as("mesh to LAN").isTrue();
		assertThat(this.site.mesh.reaches(FAR, GATEWAY)).as("mesh to gateway").isTrue();
		assertThat(this.site.gateway.reaches(GATEWAY, FAR)).as("gateway to mesh").isTrue();
		assertThat(this.site.gateway.reaches("192.168.1.250", LOCAL)).as("gateway to LAN").isTrue();
		assertThat(ask(this.server, FAR, "udp", FAR, "tcp", "192.168.1.250", "udp", "192.168.1.250", "tcp"))
			.isEqualTo(lines(SERVER, SERVER, LOCAL, LOCAL));
		assertThat(ask(this.site.mesh, SERVER, "udp", SERVER, "tcp", GATEWAY, "udp", GATEWAY, "tcp"))
			.isEqualTo(lines(FAR, FAR, FAR, FAR));
		assertThat(ask(this.site.gateway, GATEWAY, "udp", GATEWAY, "tcp")).isEqualTo(lines(GATEWAY, GATEWAY));
		assertThat(this.site.mesh.reaches(FAR, "172.30.2.4")).as("mesh to a masqueraded host").isTrue();
	}

	// Who has the answer says who has asked: of each address and protocol, in one
	// program.
	private static String ask(Namespace machine, String... targets) {
		List<String> command = new ArrayList<>(List.of("perl", "-e", ASK));
		command.addAll(List.of(targets));
		return machine.attempt(Command.of(command.toArray(String[]::new))).output().strip();
	}

	private static String lines(String... lines) {
		return String.join("\n", lines);
	}

	@Test
	void blockedWhenSomebodyMasqueradesSaysWhereAndItsCommandsMendIt() {
		nft("table ip portal { chain post { type nat hook postrouting priority 90; oifname != \"lo\" masquerade; }; }");
		assertThat(ask(this.server, FAR, "tcp")).isEqualTo(GATEWAY);
		assertThat(ask(this.site.mesh, SERVER, "tcp")).isEqualTo("192.168.1.250");
		assertThat(sentences()).containsExactly(
				"Chain ip portal post (postrouting, nat) gives what the LAN's hosts send into the mesh another source"
						+ " (masquerade or snat), so that every host passes for the gateway: leave the mesh out there.",
				"Chain ip portal post (postrouting, nat) gives what the mesh sends to the LAN's hosts another source"
						+ " (masquerade or snat), so that every caller passes for the gateway: leave the mesh out there.");
		assertThat(blocked()).map(BlockedTraffic::command)
			.containsExactly("nft insert rule ip portal post oifname \"wg0\" accept",
					"nft insert rule ip portal post ct original ip daddr 172.30.0.0/16 accept");
		assertThat(blocked()).map(BlockedTraffic::certain).containsExactly(true, false);
		runTheRemedy();
		assertThat(sentences()).isEmpty();
		everythingPasses();
	}

	// A router's own, after the agent's or for what is not the mesh's.
	@Test
	void blockedWhenOthersAreMasqueradedIsNothing() {
		nft("table ip portal { chain post { type nat hook postrouting priority 100; oifname \"wan0\" masquerade; "
				+ "ip saddr 172.17.0.0/16 masquerade; }; "
				+ "chain late { type nat hook postrouting priority 110; oifname \"wg0\" masquerade; }; }");
		assertThat(sentences()).isEmpty();
		everythingPasses();
	}

	@Test
	void blockedWhenDnsIsRedirectedSaysWhereAndItsCommandsMendIt() {
		nft("table ip pi { chain pre { type nat hook prerouting priority -100; iifname \"br0\" udp dport 53 redirect to"
				+ " :5353; iifname \"br0\" tcp dport 53 dnat to 192.168.1.20; }; }");
		assertThat(ask(this.server, "192.168.1.250", "udp")).isEmpty();
		assertThat(sentences()).contains("Chain ip pi pre (prerouting, nat) sends DNS queries from the LAN (port 53)"
				+ " elsewhere (dnat, redirect or tproxy): leave it out there.");
		assertThat(blocked()).map(BlockedTraffic::command)
			.contains("nft insert rule ip pi pre ip daddr 192.168.1.250 udp dport 53 accept"
					+ " && nft insert rule ip pi pre ip daddr 192.168.1.250 tcp dport 53 accept");
		runTheRemedy();
		assertThat(sentences()).isEmpty();
		everythingPasses();
	}

	@Test
	void blocksPingsWhenTheGatewaysOwnAreDroppedNamesTheChain() {
		nft("table ip other { chain c { type filter hook output priority 0; policy drop; }; }");
		ForeignRules rules = this.firewalls.rules();
		assertThat(FirewallCheck.blocksPings(rules, mesh(), mesh().lans().getFirst())).contains("ip other c");
		assertThat(FirewallCheck.blocksPings(rules, mesh())).contains("ip other c");
		runTheRemedy();
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh(), mesh().lans().getFirst())).isEmpty();
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh())).isEmpty();
	}

	// A ping to an overlay address is sent by the mesh's interface first.
	@Test
	void blocksPingsWhenOnlyTheLanIsAdmittedNamesTheChainAndTheRemedyMendsIt() {
		nft("table inet other { chain c { type filter hook output priority 0; policy drop; oifname { \"lo\", \"br0\" }"
				+ " accept; ct state established,related accept; }; }");
		assertThat(this.site.gateway.reaches("192.168.1.250", LOCAL)).isTrue();
		assertThat(this.site.gateway.reaches(GATEWAY, SERVER)).isFalse();
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh(), mesh().lans().getFirst()))
			.contains("inet other c");
		runTheRemedy();
		assertThat(this.site.gateway.reaches(GATEWAY, SERVER)).isTrue();
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh(), mesh().lans().getFirst())).isEmpty();
	}

	@Test
	void blocksPingsWhenOneHostsAreDroppedIsOfThatHostAlone() {
		nft("table ip other { chain c { type filter hook postrouting priority 300; "
				+ "ip daddr 192.168.1.8/29 ip protocol icmp drop; }; }");
		MeshTraffic.Lan lan = mesh().lans().getFirst();
		assertThat(this.site.gateway.reaches("192.168.1.250", LOCAL)).isFalse();
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh(), lan.with(IpAddress.parse(LOCAL))))
			.contains("ip other c");
		assertThat(FirewallCheck.blocksPings(this.firewalls.rules(), mesh(), lan.with(IpAddress.parse("192.168.1.20"))))
			.isEmpty();
	}

	@Test
	void blocksProbeAloneWhenNamesAreNotForwardedNamesTheChain() {
		nft("table ip other { chain c { type filter hook forward priority 0; tcp dport 53 drop; }; }");
		assertThat(FirewallCheck.blocksProbeAlone(this.firewalls.rules(), mesh())).contains("ip other c");
	}

	@Test
	void blockedWhenAPortIsForwardedIsAWarningOfThatPort() {
		nft("table ip other { chain c { type nat hook prerouting priority -100; tcp dport 8443 dnat to 192.168.1.20:443;"
				+ " }; }");
		assertThat(blocked()).isNotEmpty().noneMatch(BlockedTraffic::certain);
		assertThat(sentences()).allMatch((sentence) -> sentence.contains(", on the ports that it names, elsewhere"));
		everythingPasses();
	}

	@Test
	void blocksProbeAloneWhenAChainAdmitsNamedInterfacesNamesIt() {
		nft("table ip other { chain c { type filter hook prerouting priority 0; policy drop; "
				+ "iifname { \"lo\", \"br0\", \"wg0\" } accept; }; }");
		assertThat(sentences()).isEmpty();
		assertThat(FirewallCheck.blocksProbeAlone(this.firewalls.rules(), mesh())).contains("ip other c");
	}

	private void nft(String text) {
		this.site.gateway.run(Command.of("nft", "-f", "-").withInput(text + "\n"));
	}

	private MeshTraffic mesh() {
		return new MeshTraffic("wg0", Cidr.parse("172.30.0.0/16"), Cidr.parse("172.30.2.0/24"),
				IpAddress.parse(GATEWAY), IpAddress.parse(FAR), 51820, "br0", List.of(new MeshTraffic.Lan("br0",
						InterfaceAddress.parse("192.168.1.250/24"), IpAddress.parse(LOCAL), true)),
				this.firewalls.ports());
	}

	private List<BlockedTraffic> blocked() {
		return FirewallCheck.blocked(this.firewalls.rules(), mesh());
	}

	private List<String> sentences() {
		return blocked().stream().map(BlockedTraffic::sentence).toList();
	}

	private void runTheRemedy() {
		blocked().forEach((each) -> this.site.gateway.run("sh", "-c", each.command()));
	}

}
