package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.HUB;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.OSRC;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.path;
import static org.assertj.core.api.Assertions.assertThat;

/** What forwarded packets show, and hosts that answer their own LAN alone. */
class ForwardingCheckTests {

	private static final FirewallBlock DOCKER = new FirewallBlock(
			"Chain ip filter FORWARD (forward, policy drop) drops what is forwarded between the mesh and the LAN.",
			"nft insert rule ip filter DOCKER-USER iifname \"wg0\" accept", true);

	private final ThreeSiteMesh mesh = new ThreeSiteMesh();

	private NamedCheck check(String name) {
		return this.mesh.checks()
			.stream()
			.filter((check) -> check.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError(name));
	}

	private static List<ForwardProbe> both(boolean ping, @Nullable Boolean tcp) {
		return List.of(new ForwardProbe(HUB, ping, tcp), new ForwardProbe(OSRC, ping, tcp));
	}

	@Test
	void forwardingWhenAnotherFirewallDropsFailsWithTheChainAndTheCommand() {
		this.mesh.sheenForwards(both(false, false), null, DOCKER);
		NamedCheck check = check("forwarding");
		assertThat(check.outcome()).isEqualTo(CheckOutcome.FAIL);
		assertThat(check.detail()).isEqualTo("2 of 3 gateways forward packets to the others.");
		assertThat(check.findings()).extracting(Finding::code)
			.containsExactly("firewall_blocks", "forward_dead", "forward_dead");
		assertThat(check.findings()).allMatch((finding) -> (finding.detail() + finding.remedy()).contains("FORWARD"));
		assertThat(check.findings().getFirst().remedy())
			.startsWith("Let it pass there as it is, on the gateway of sheen: nft insert rule ip filter DOCKER-USER")
			.contains("WM_OPEN_FIREWALL=yes");
		assertThat(check("ping").outcome()).isEqualTo(CheckOutcome.PASS);
	}

	@Test
	void forwardingWhenAFirewallMayDropWarns() {
		this.mesh.sheenForwards(both(true, true), null, new FirewallBlock("Chain ip x y may drop.", "nft", false));
		assertThat(check("forwarding").outcome()).isEqualTo(CheckOutcome.WARN);
	}

	@Test
	void forwardingWhenTcpAloneHangsNamesInvalidStateAndTheCure() {
		this.mesh.sheenForwards(both(true, false), null);
		NamedCheck check = check("forwarding");
		assertThat(check.outcome()).isEqualTo(CheckOutcome.FAIL);
		assertThat(check.findings()).extracting(Finding::code).containsOnly("forward_tcp_hangs");
		assertThat(check.findings().getFirst().remedy()).contains("invalid state", "wm openwrt-setup");
	}

	// The probe asks for a name by TCP.
	@Test
	void forwardingWhenTcpHangsWhereNamesAreDroppedBlamesNoPath() {
		this.mesh.sheenForwards(both(true, false), null,
				new FirewallBlock("Chain inet t out (output) drops DNS queries from the LAN (port 53).", "nft", true));
		assertThat(check("forwarding").findings()).extracting(Finding::code)
			.containsExactly("firewall_blocks", "forward_skipped", "forward_skipped");
	}

	@Test
	void forwardingWhenSeveralChainsDropNamesTheOneOfWhatIsForwarded() {
		this.mesh.sheenForwards(both(false, false), null,
				new FirewallBlock("Chain inet fw input (input, policy drop) drops the tunnel's UDP port.", "nft", true),
				DOCKER);
		assertThat(check("forwarding").findings()).filteredOn((finding) -> finding.code().equals("forward_dead"))
			.isNotEmpty()
			.allMatch((finding) -> finding.remedy().contains("FORWARD"));
	}

	@Test
	void forwardingWhenTcpCouldNotBeProbedPasses() {
		this.mesh.sheenForwards(both(true, null), null);
		assertThat(check("forwarding").outcome()).isEqualTo(CheckOutcome.PASS);
	}

	@Test
	void forwardingWhenNoNamespaceCanBeHadWarnsAndSaysWhy() {
		this.mesh.sheenForwards(null, "No network namespace can be had: not permitted.");
		NamedCheck check = check("forwarding");
		assertThat(check.outcome()).isEqualTo(CheckOutcome.WARN);
		assertThat(check.detail()).endsWith("; 1 could not be checked.");
		assertThat(check.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.detail()).contains("not permitted"));
	}

	// The check ping says that.
	@Test
	void forwardingWhenTheGatewaysDoNotReachEachOtherIsNoNews() {
		this.mesh.sheenProbes(path(HUB, 0, null, false));
		this.mesh.sheenForwards(List.of(new ForwardProbe(HUB, false, false), new ForwardProbe(OSRC, true, true)), null);
		assertThat(check("forwarding").outcome()).isEqualTo(CheckOutcome.PASS);
	}

	@Test
	void hostsWhenOneAnswersItsLanAloneFailWithTheCommand() {
		this.mesh.presences.set(0, new HostProbe(this.mesh.hosts.getFirst(), HostPresence.ANSWERS, null, false));
		this.mesh.sheenProbes(path(HUB, 3, 1420, true));
		NamedCheck check = check("hosts");
		assertThat(check.outcome()).isEqualTo(CheckOutcome.FAIL);
		assertThat(check.detail())
			.isEqualTo("2 of 2 hosts are on their LANs, 1 of them without answering other sites.");
		assertThat(check.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo("host_deaf");
			assertThat(finding.remedy()).contains("wm edit host nas.sheen --set masquerade=true", "wm host-setup",
					"invalid state");
		});
	}

	// The host sends to the home's router, which has an Ethernet address of its own.
	@Test
	void hostsWhenAPinnedOneAnswersItsLanAloneMayHaveARouterInBetween() {
		this.mesh.presences.set(0, new HostProbe(this.mesh.hosts.getFirst(), HostPresence.ANSWERS, null, false));
		this.mesh.sheenProbes(path(HUB, 3, 1420, true));
		assertThat(check("hosts").findings()).noneMatch((finding) -> finding.detail().contains("a router hands"));
		this.mesh.pins.put(this.mesh.hosts.getFirst(), MacAddress.parse("52:54:00:00:00:01"));
		assertThat(check("hosts").findings()).anyMatch((finding) -> finding.detail()
			.endsWith("a router hands its packets on, which a pin does not let through."));
	}

}
