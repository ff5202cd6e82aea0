package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.FirewallCheck;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other firewalls drop, by real packets: each finding is true, and its command is
 * the remedy.
 */
@Execution(ExecutionMode.CONCURRENT)
class ForeignFirewallNamespaceTests {

	private static final String FAR = "172.30.3.1";

	private static final MeshTraffic MESH = new MeshTraffic("wg0", Cidr.parse("172.30.0.0/16"),
			Cidr.parse("172.30.2.0/24"), IpAddress.parse("172.30.2.1"), IpAddress.parse(FAR), 51820, "br0",
			List.of(new MeshTraffic.Lan("br0", InterfaceAddress.parse("192.168.1.250/24"),
					IpAddress.parse("192.168.1.10"), true)),
			Map.of());

	private static final String DOCKER = "table ip filter { chain DOCKER-USER { return; }; "
			+ "chain FORWARD { type filter hook forward priority 0; policy drop; jump DOCKER-USER; "
			+ "iifname \"docker0\" accept; }; }\n";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private LinuxFirewalls firewalls;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "nc", "conntrack");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.site.elsewhere(FAR);
		this.site.applyGuarded(FirewallNamespaceTests.config());
		this.firewalls = new LinuxFirewalls(this.site.gateway, new Paths(this.root));
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	private void nft(String text) {
		this.site.gateway.run(Command.of("nft", "-f", "-").withInput(text));
	}

	private List<BlockedTraffic> blocked() {
		return FirewallCheck.blocked(this.firewalls.rules(), MESH);
	}

	private static List<String> sentences(List<BlockedTraffic> blocked) {
		return blocked.stream().map(BlockedTraffic::sentence).toList();
	}

	private void runTheRemedy() {
		blocked().forEach((each) -> this.site.gateway.run("sh", "-c", each.command()));
	}

	@Test
	void blockedWhenNobodyDropsAnythingIsNothing() {
		assertThat(blocked()).isEmpty();
		assertThat(this.firewalls.close()).isFalse();
	}

	@Test
	void blockedWhenAForwardPolicyDropsSaysSoAndItsCommandMendsIt() {
		nft("table ip filter { chain FORWARD { type filter hook forward priority 0; policy drop; }; }\n");
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
		assertThat(sentences(blocked())).containsExactly(
				"Chain ip filter FORWARD (forward, policy drop) drops what is forwarded between the mesh and the LAN.");
		runTheRemedy();
		assertThat(blocked()).isEmpty();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, "172.30.2.2")).isTrue();
		// What the operator has run is not the agent's to undo.
		assertThat(this.firewalls.close()).isFalse();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
	}

	@Test
	void blockedWhenAnInputPolicyDropsNamesThePortsAndItsCommandsMendIt() {
		nft("table inet mine { chain in { type filter hook input priority 0; policy drop; "
				+ "ct state established,related accept; tcp dport 22 accept; }; }\n");
		assertThat(this.site.mesh.misses(FAR, "172.30.2.1")).isTrue();
		assertThat(sentences(blocked())).containsExactly(
				"Chain inet mine in (input, policy drop) drops the tunnel's UDP port.",
				"Chain inet mine in (input, policy drop) drops what the gateway itself exchanges with other sites (ping, DNS).",
				"Chain inet mine in (input, policy drop) drops DNS queries from the LAN (port 53).",
				"Chain inet mine in (input, policy drop) drops what the gateway itself asks (ping to the LAN, DNS).");
		assertThat(blocked()).map(BlockedTraffic::command)
			.first()
			.isEqualTo("nft insert rule inet mine in udp dport 51820 accept");
		runTheRemedy();
		assertThat(blocked()).isEmpty();
		assertThat(this.site.mesh.reaches(FAR, "172.30.2.1")).isTrue();
	}

	@Test
	void blockedWhenAnOutputPolicyDropsSaysSo() {
		nft("table ip o { chain out { type filter hook output priority 0; policy drop; ct state established accept; }; }\n");
		assertThat(sentences(blocked())).containsExactly(
				"Chain ip o out (output, policy drop) drops the tunnel's UDP port.",
				"Chain ip o out (output, policy drop) drops what the gateway itself exchanges with other sites (ping, DNS).",
				"Chain ip o out (output, policy drop) drops what the gateway itself asks (ping to the LAN, DNS).");
		runTheRemedy();
		assertThat(blocked()).isEmpty();
	}

	@Test
	void openWhenDockerDropsOpensItsPlaceOnceAndCloseUndoesThat() {
		nft(DOCKER);
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
		assertThat(this.firewalls.open(blocked())).isEmpty();
		assertThat(blocked()).isEmpty();
		assertThat(this.firewalls.open(blocked())).isEmpty();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, "172.30.2.2")).isTrue();
		assertThat(this.site.gateway.run("nft", "list", "chain", "ip", "filter", "DOCKER-USER")).contains("wm-gateway")
			.containsOnlyOnce("iifname \"wg0\"");
		// Another agent, after a restart.
		assertThat(new LinuxFirewalls(this.site.gateway, new Paths(this.root)).close()).isTrue();
		assertThat(this.site.gateway.run("nft", "list", "ruleset")).doesNotContain("wm-gateway");
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
	}

}
