package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.instance.ClonedGateways.ClonedGateway;
import dev.wm.registry.testing.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One healthy mesh, and one thing at a time that goes wrong in it. W193. */
class ChecksTests extends HealthyMeshTestBase {

	private static final String COMMAND = "nft insert rule ip filter FORWARD iifname \"wg0\" accept";

	@Test
	void runWhenAnotherFirewallDropsNamesTheChainAndTheCommand() {
		Gateway fine = this.gateways.get(2);
		replace(2,
				new Gateway(fine.site(), true, true, NOW, "0.1.0", fine.publicAddress(), 1L, null, List.of(), FINE,
						fine.peers(), List.of(), List.of(), null,
						List.of(new FirewallBlock("Chain ip filter FORWARD drops it.", COMMAND, true),
								new FirewallBlock("Chain ip x y may drop it.", "nft insert", false)),
						null, null, null, null));
		assertThat(codes()).containsExactly("ERROR firewall_blocks gateway sheen",
				"WARNING firewall_blocks gateway sheen");
		assertThat(run().getFirst().detail()).endsWith("Chain ip filter FORWARD drops it.");
		assertThat(run().getFirst().remedy()).contains("on the gateway of sheen: " + COMMAND, "WM_OPEN_FIREWALL=yes");
	}

	@Test
	void runWhenAllIsWellFindsNothing() {
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenThereIsNoHubSaysSo() {
		this.sites = List.of(site("osrc", 1, false, null), site("sheen", 2, false, null));
		this.gateways = this.gateways.subList(1, 3);
		assertThat(codes()).contains("INFO no_hub mesh mesh");
		this.sites = List.of();
		this.gateways = List.of();
		this.hosts = List.of();
		this.devices = List.of();
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenNoGatewayEnrolledSaysSoAndNoMoreOfIt() {
		replace(2, Gateway.missing(SiteDomain.parse("sheen")));
		assertThat(codes()).containsExactly("WARNING gateway_missing site sheen");
	}

	// "Gateway not syncing", "wm health fails"
	@Test
	void runWhenAGatewayIsSilentGetsWorseWithTime() {
		silentFor(Duration.ofSeconds(30));
		assertThat(run()).isEmpty();
		silentFor(Duration.ofSeconds(31));
		assertThat(codes()).containsExactly("WARNING gateway_silent gateway sheen");
		silentFor(Duration.ofMinutes(6));
		assertThat(codes()).containsExactly("ERROR gateway_silent gateway sheen");
		assertThat(run().getFirst().detail()).contains("6 minutes");
		replace(2, gateway("sheen", true, null, "0.1.0", "203.0.113.3", FINE, List.of(peer("hub"), peer("osrc"))));
		assertThat(codes()).containsExactly("ERROR gateway_silent gateway sheen");
	}

	@Test
	void runWhenAConfigurationIsStaleWaitsAMoment() {
		replace(2, gateway("sheen", false, NOW, "0.1.0", "203.0.113.3", FINE, List.of(peer("hub"), peer("osrc"))));
		assertThat(codes()).containsExactly("ERROR configuration_stale gateway sheen");
		this.lastChange = NOW.minusSeconds(30);
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenAGatewayWentBackSaysThatInsteadOfStale() {
		Gateway fine = this.gateways.get(2);
		replace(2, new Gateway(fine.site(), true, false, NOW, "0.1.0", fine.publicAddress(), 1L, "\"bad\"", List.of(),
				FINE, fine.peers(), List.of(), List.of(), null));
		assertThat(codes()).containsExactly("ERROR configuration_reverted gateway sheen");
		assertThat(run().getFirst().remedy()).contains("rollback");
	}

	// W49: "works locally but not across sites"
	@Test
	void runWhenATunnelIsDownNamesThePairOnceAndThePort() {
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE,
				List.of(peer("hub"), new PeerStatus("osrc", null, NOW.minusSeconds(181), 0, 0))));
		replace(1, gateway("osrc", true, NOW, "0.1.0", "203.0.113.2", FINE,
				List.of(peer("hub"), new PeerStatus("sheen", null, NOW.minusSeconds(181), 0, 0))));
		assertThat(codes()).containsExactly("ERROR no_handshake pair osrc sheen");
		assertThat(run().getFirst().remedy()).contains("forward", "UDP", "51820", "endpoint");
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE, List.of()));
		assertThat(codes()).containsExactly("ERROR no_handshake pair osrc sheen");
		replace(0, gateway("hub", true, NOW, "0.1.0", "203.0.113.1", FINE, List.of(peer("osrc"), peer("laptop.hub"))));
		assertThat(codes()).containsExactly("ERROR no_handshake pair hub sheen", "ERROR no_handshake pair osrc sheen");
	}

	// An error that was gone half a minute after the site had enrolled.
	@Test
	void runWhenAPairHadNoHandshakeYetGivesItTimeAfterTheLastChange() {
		this.lastChange = NOW.minusSeconds(60);
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE, List.of()));
		for (List<PeerStatus> peers : List.of(List.of(peer("hub")),
				List.of(peer("hub"), new PeerStatus("sheen", null, null, 0, 0)))) {
			replace(1, gateway("osrc", true, NOW, "0.1.0", "203.0.113.2", FINE, peers));
			this.lastChange = NOW.minusSeconds(60);
			assertThat(codes()).doesNotContain("ERROR no_handshake pair osrc sheen");
			this.lastChange = NOW.minusSeconds(61);
			assertThat(codes()).contains("ERROR no_handshake pair osrc sheen");
		}
	}

	@Test
	void runWhenATunnelWentDownSaysSoWhateverChangedLately() {
		this.lastChange = NOW;
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE,
				List.of(peer("hub"), new PeerStatus("osrc", null, NOW.minusSeconds(181), 0, 0))));
		replace(1, gateway("osrc", true, NOW, "0.1.0", "203.0.113.2", FINE, List.of(peer("hub"))));
		assertThat(codes()).containsExactly("ERROR no_handshake pair osrc sheen");
	}

	// wg0 was made again: its gateway has reported, the other one has not yet.
	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void runWhenOneEndReportsAHandshakeThePairIsUp(int other) {
		Gateway old = this.gateways.get(other);
		String peer = (other == 1) ? "sheen" : "osrc";
		for (List<PeerStatus> peers : List.of(List.of(peer("hub")),
				List.of(peer("hub"), new PeerStatus(peer, null, null, 0, 0)),
				List.of(peer("hub"), new PeerStatus(peer, null, NOW.minusSeconds(600), 0, 0)))) {
			replace(other, gateway(old.site().toString(), true, NOW, "0.1.0", "203.0.113." + (other + 1), FINE, peers));
			assertThat(run()).isEmpty();
		}
	}

	@Test
	void runWhenTheRegistryWasRestartedGivesGatewaysTimeToPoll() {
		silentFor(Duration.ofSeconds(41));
		this.started = NOW.minusSeconds(30);
		assertThat(run()).isEmpty();
		this.started = NOW.minusSeconds(31);
		assertThat(codes()).containsExactly("WARNING gateway_silent gateway sheen");
		assertThat(run().getFirst().detail()).contains("31 s");
	}

	@Test
	void runWhenNobodyKnowsWhereEitherSiteIsSaysSoInsteadOfNoHandshake() {
		replace(1, gateway("osrc", true, NOW, "0.1.0", null, FINE, List.of(peer("hub"))));
		replace(2, gateway("sheen", true, NOW, "0.1.0", null, FINE, List.of(peer("hub"))));
		assertThat(codes()).containsExactly("ERROR no_endpoint site osrc", "ERROR no_endpoint site sheen");
	}

	// "gw.<domain> not resolving", "host unreachable via overlay IP"
	@Test
	void runWhenASubsystemFailedTellsWhereToLook() {
		replace(2,
				gateway("sheen", true, NOW, "0.1.0", "203.0.113.3",
						List.of(new SubsystemReport(Subsystem.NAMES, SubsystemState.FAILED, "dnsmasq is not installed"),
								new SubsystemReport(Subsystem.FIREWALL, SubsystemState.FAILED, null)),
						List.of(peer("hub"), peer("osrc"))));
		assertThat(codes()).containsOnly("ERROR product_failed gateway sheen").hasSize(2);
		assertThat(run()).extracting(Finding::detail).anyMatch((detail) -> detail.contains("dnsmasq is not installed"));
		assertThat(run()).extracting(Finding::remedy).anyMatch((remedy) -> remedy.contains("nft list table ip wm"));
	}

	@Test
	void runWhenAGatewayReportsTroubleOrRepairsShowsThem() {
		Gateway fine = this.gateways.get(2);
		replace(2,
				new Gateway(fine.site(), true, true, NOW, "0.1.0", fine.publicAddress(), 1L, null,
						List.of(Cidr.parse("172.30.0.0/24")), FINE, fine.peers(),
						List.of(new Repair(Subsystem.ROUTES, "the route was gone", 60),
								new Repair(Subsystem.NAMES, "long ago", 7200)),
						List.of("The disk is full."), null));
		assertThat(codes()).containsExactly("ERROR network_overlap site sheen", "WARNING drift_repaired gateway sheen",
				"WARNING gateway_problem gateway sheen");
	}

	// "LXC has wrong network after config change"
	@Test
	void runWhenHostsAndLansDoNotFitSaysSo() {
		this.hosts = List.of(host("server.sheen", "10.1.1.1", 2, 2));
		assertThat(codes()).containsExactly("WARNING host_outside_lan host server.sheen");
		Site sheen = this.sites.get(2);
		this.sites = List.of(this.sites.get(0), this.sites.get(1), new Site(sheen.domain(), sheen.subnet(),
				sheen.gateway(), false, sheen.publicKey(), null, sheen.listenPort(), List.of(), false));
		assertThat(codes()).containsExactly("WARNING no_lan site sheen");
	}

	@Test
	void runWhenTwoSitesShareAnEndpointNamesBoth() {
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.2", FINE, List.of(peer("hub"), peer("osrc"))));
		assertThat(codes()).containsExactly("ERROR endpoint_shared site osrc");
		assertThat(run().getFirst().detail()).contains("osrc and sheen", "203.0.113.2:51820");
	}

	@Test
	void runWhenATokenIsUnusedSaysSoUntilSomebodyCame() {
		replace(2, Gateway.missing(SiteDomain.parse("sheen")));
		token(NOW.plusSeconds(600), null);
		assertThat(codes()).contains("INFO token_expires site sheen");
		token(NOW.minusSeconds(1), null);
		assertThat(codes()).contains("WARNING token_expired site sheen");
		token(NOW.plusSeconds(3600), null);
		assertThat(codes()).containsExactly("WARNING gateway_missing site sheen");
		token(NOW.minusSeconds(1), NOW.minusSeconds(2));
		assertThat(codes()).containsExactly("WARNING gateway_missing site sheen");
	}

	// "Device no handshake"
	@Test
	void runWhenADeviceIsAbsentSaysForHowLong() {
		this.devices = List.of(device(null));
		assertThat(codes()).containsExactly("INFO device_not_enrolled device laptop");
		this.devices = List.of(device(Keys.key(9)));
		Gateway hub = this.gateways.getFirst();
		replace(0, gateway("hub", true, NOW, "0.1.0", "203.0.113.1", FINE, List.of(hub.peers().get(0),
				hub.peers().get(1), new PeerStatus("laptop.hub", null, NOW.minus(Duration.ofDays(8)), 0, 0))));
		assertThat(codes()).containsExactly("INFO device_absent device laptop");
		assertThat(run().getFirst().detail()).contains("8 days");
	}

	@Test
	void runWhenASubnetIsNearlyFullCountsWhatIsLeft() {
		List<Host> many = new ArrayList<>();
		for (int place = 2; place < 229; place++) {
			many.add(host("h" + place + ".sheen", "192.168.1." + place, 2, place));
		}
		this.hosts = many;
		assertThat(run()).isEmpty();
		many.add(host("h229.sheen", "192.168.1.229", 2, 229));
		assertThat(codes()).containsExactly("WARNING subnet_nearly_full site sheen");
		assertThat(run().getFirst().detail()).startsWith("228 of the 253 addresses");
	}

	@Test
	void runWhenVersionsDifferNamesTheOlder() {
		replace(0, gateway("hub", true, NOW, "0.10.0", "203.0.113.1", FINE, this.gateways.getFirst().peers()));
		assertThat(codes()).containsExactly("INFO version_skew gateway osrc", "INFO version_skew gateway sheen");
		assertThat(run().getFirst().detail()).contains("0.1.0", "0.10.0");
	}

	@Test
	void runWhenMuchIsWrongPutsTheWorstFirst() {
		this.devices = List.of(device(null));
		silentFor(Duration.ofMinutes(6));
		this.hosts = List.of(host("server.sheen", "10.1.1.1", 2, 2));
		assertThat(run()).extracting(Finding::severity)
			.containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
	}

	@Test
	void runWhenAGatewayIsClonedNamesBoth() {
		this.clones = List.of(new ClonedGateway(SiteDomain.parse("sheen"), "203.0.113.3 (LAN 192.168.1.250)",
				"203.0.113.3 (LAN 192.168.1.77)"));
		assertThat(codes()).containsExactly("ERROR gateway_cloned site sheen");
		assertThat(run().getFirst().detail()).isEqualTo("The gateway of sheen runs twice with one credential: at"
				+ " 203.0.113.3 (LAN 192.168.1.250), which goes on, and at 203.0.113.3 (LAN 192.168.1.77), a clone that"
				+ " keeps its tunnel down.");
	}

}
