package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where each check begins and ends to find something, and whom it leaves alone.
 */
class CheckLimitTests extends HealthyMeshTestBase {

	private static final List<PeerStatus> OF_SHEEN = List.of(peer("hub"), peer("osrc"));

	@Test
	void runWhenAGatewayWasSeenThirtySecondsAgoStillBelievesIt() {
		replace(2, gateway("sheen", false, NOW.minusSeconds(30), "0.1.0", "203.0.113.3", FINE, OF_SHEEN));
		assertThat(codes()).containsExactly("ERROR configuration_stale gateway sheen");
	}

	@Test
	void runWhenAGatewayIsSilentSaysNothingElseOfIt() {
		replace(2, gateway("sheen", false, NOW.minusSeconds(31), "0.1.0", "203.0.113.3", FINE, List.of()));
		assertThat(codes()).containsExactly("WARNING gateway_silent gateway sheen");
	}

	@Test
	void runWhenAGatewayIsSilentForFiveMinutesOnlyWarns() {
		silentFor(Duration.ofMinutes(5));
		assertThat(codes()).containsExactly("WARNING gateway_silent gateway sheen");
	}

	@Test
	void runWhenAGatewayHasNotReportedYetSaysNothingOfItsTunnels() {
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", List.of(), List.of()));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenAHandshakeIsThreeMinutesOldTakesTheTunnelForUp() {
		replace(2, gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE,
				List.of(peer("hub"), new PeerStatus("osrc", null, NOW.minusSeconds(180), 0, 0))));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenOnlyOneSiteHasNoEndpointSaysNothing() {
		replace(2, gateway("sheen", true, NOW, "0.1.0", null, FINE, OF_SHEEN));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenTwoSitesHaveNoEndpointNamesTheOtherOne() {
		replace(1, gateway("osrc", true, NOW, "0.1.0", null, FINE, List.of(peer("hub"))));
		replace(2, gateway("sheen", true, NOW, "0.1.0", null, FINE, List.of(peer("hub"))));
		assertThat(run()).extracting(Finding::detail)
			.containsExactly("Neither osrc nor sheen has an endpoint, so that they cannot connect.",
					"Neither sheen nor osrc has an endpoint, so that they cannot connect.");
	}

	@Test
	void runWhenAnotherGatewayThanTheHubNamesADeviceIgnoresIt() {
		replace(0, gateway("hub", true, NOW, "0.1.0", "203.0.113.1", FINE, List.of(peer("osrc"), peer("sheen"))));
		replace(1, gateway("osrc", true, NOW, "0.1.0", "203.0.113.2", FINE,
				List.of(peer("hub"), peer("sheen"), laptop(NOW.minus(Duration.ofDays(30))))));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenADeviceHadItsHandshakeSevenDaysAgoSaysNothing() {
		replaceLaptop(laptop(NOW.minus(Duration.ofDays(7))));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenADeviceNeverHadAHandshakeSaysNotYet() {
		replaceLaptop(laptop(null));
		assertThat(codes()).containsExactly("INFO device_absent device laptop");
		assertThat(run().getFirst().detail()).endsWith(" yet.");
	}

	@Test
	void runWhenARepairIsAnHourOldStillShowsIt() {
		Gateway fine = this.gateways.get(2);
		replace(2,
				new Gateway(fine.site(), true, true, NOW, "0.1.0", fine.publicAddress(), 1L, null, List.of(), FINE,
						fine.peers(), List.of(new Repair(Subsystem.ROUTES, "an hour ago", 3600),
								new Repair(Subsystem.ROUTES, "earlier", 3601)),
						List.of(), null));
		assertThat(run()).extracting(Finding::detail)
			.singleElement()
			.satisfies((detail) -> assertThat(detail).endsWith("an hour ago"));
	}

	@Test
	void runWhenASiteWithoutALanHasNoHostsEitherSaysNothing() {
		Site osrc = this.sites.get(1);
		this.sites = List.of(this.sites.get(0), new Site(osrc.domain(), osrc.subnet(), osrc.gateway(), false,
				osrc.publicKey(), null, osrc.listenPort(), List.of(), false), this.sites.get(2));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenALanOverlapsTheSupernetNamesThatLan() {
		Site osrc = this.sites.get(1);
		List<Cidr> lans = List.of(Cidr.parse("172.16.0.0/12"), Cidr.parse("172.29.255.0/24"));
		this.sites = List.of(this.sites.get(0), new Site(osrc.domain(), osrc.subnet(), osrc.gateway(), false,
				osrc.publicKey(), null, osrc.listenPort(), lans, false), this.sites.get(2));
		assertThat(codes()).containsExactly("ERROR network_overlap site osrc");
		assertThat(run().getFirst().detail()).isEqualTo("172.16.0.0/12 at osrc overlaps the mesh's own 172.30.0.0/16.");
	}

	@Test
	void runWhenDevicesFillTheHubsSubnetCountsThemToo() {
		Site hub = this.sites.getFirst();
		this.sites = List.of(new Site(hub.domain(), Cidr.parse("172.30.0.0/29"), hub.gateway(), true, hub.publicKey(),
				hub.endpoint(), hub.listenPort(), hub.lans(), false), this.sites.get(1), this.sites.get(2));
		this.hosts = IntStream.range(3, 7)
			.mapToObj((place) -> host("h" + place + ".hub", "192.168.1." + place, 0, place))
			.toList();
		assertThat(codes()).containsExactly("WARNING subnet_nearly_full site hub");
		assertThat(run().getFirst().detail()).startsWith("5 of the 5 addresses");
	}

	@Test
	void runWhenATokenIsForWhoHasComeSaysNothing() {
		this.tokens = List.of(token("sheen", null, NOW.minusSeconds(1)), token(null, "laptop", NOW.minusSeconds(1)));
		assertThat(run()).isEmpty();
	}

	@Test
	void runWhenATokenOfADeviceIsUnusedNamesTheDevice() {
		this.devices = List.of(device((PublicKey) null));
		this.tokens = List.of(token(null, "laptop", NOW.minusSeconds(1)), token(null, "phone", NOW.minusSeconds(1)));
		assertThat(codes()).containsExactly("WARNING token_expired device laptop",
				"INFO device_not_enrolled device laptop");
		assertThat(run().getFirst().detail()).startsWith("The enrolment token 7 of laptop has expired");
		this.tokens = List.of(token(null, "laptop", NOW));
		assertThat(codes()).contains("INFO token_expires device laptop");
	}

	@Test
	void runWhenATokenExpiresInFifteenMinutesWaits() {
		replace(2, Gateway.missing(SiteDomain.parse("sheen")));
		this.tokens = List.of(token("sheen", null, NOW.plusSeconds(900)));
		assertThat(codes()).containsExactly("WARNING gateway_missing site sheen");
	}

	@ParameterizedTest
	@CsvSource({ "0.1.0, 0.2.0, 0.1.0, hub sheen", "0.1.0, 0.1.0, 0.2.0, hub osrc", "0.1.0, v0.2.0, 0.1.0, hub sheen",
			"0.1.0, 0.1.999999999, 0.1.5, hub sheen", "0.2.0, 0.1.9999999999, 0.2.0, osrc", "0.1.0, , 0.1.0, ''" })
	void runWhenVersionsDifferNamesAllButTheNewest(String hub, @Nullable String osrc, String sheen, String older) {
		List<String> versions = Arrays.asList(hub, osrc, sheen);
		for (int index = 0; index < versions.size(); index++) {
			Gateway fine = this.gateways.get(index);
			replace(index, new Gateway(fine.site(), true, true, NOW, versions.get(index), fine.publicAddress(), 1L,
					null, List.of(), FINE, fine.peers(), List.of(), List.of(), null));
		}
		assertThat(run()).extracting(Finding::name).containsExactly(older.isEmpty() ? new String[0] : older.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a         | a
			a,b,c     | a, b, c
			a,b,c,d   | a, b, c and 1 more
			a,b,c,d,e | a, b, c and 2 more
			""")
	void firstFewWhenThereAreManyNamesThreeAndCountsTheRest(String names, String expected) {
		assertThat(Findings.firstFew(List.of(names.split(",")))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "PT1S, 1 seconds", "PT119S, 119 seconds", "PT2M, 2 minutes", "PT119M, 119 minutes", "PT2H, 2 hours",
			"PT47H, 47 hours", "PT48H, 2 days" })
	void spanTakesTheLargestUnitOfWhichThereAreTwo(Duration span, String expected) {
		assertThat(Findings.span(span)).isEqualTo(expected);
	}

	private void replaceLaptop(PeerStatus laptop) {
		replace(0,
				gateway("hub", true, NOW, "0.1.0", "203.0.113.1", FINE, List.of(peer("osrc"), peer("sheen"), laptop)));
	}

	private static PeerStatus laptop(@Nullable Instant handshake) {
		return new PeerStatus("laptop.hub", null, handshake, 0, 0);
	}

	private static PendingEnrolment token(@Nullable String site, @Nullable String device, Instant expiry) {
		return new PendingEnrolment(7, (site != null) ? SiteDomain.parse(site) : null,
				(device != null) ? DnsLabel.parse(device) : null, NOW.minusSeconds(3600), expiry, null);
	}

}
