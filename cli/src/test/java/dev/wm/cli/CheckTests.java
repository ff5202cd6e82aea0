package dev.wm.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.PeerStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTests extends SingleMeshFixture {

	private static final String MATRIX = """
			FROM / TO   gate    osrc   sheen
			gate                ?      12 s
			osrc        ?              ?
			sheen       4 min   -
			""";

	@BeforeEach
	void prepare() {
		this.home.site("gate", "172.30.1.0/24", true)
			.site("osrc", "172.30.2.0/24", false)
			.site("sheen", "172.30.3.0/24", false);
		tunnels("gate", "sheen", WmRunner.NOW.minusSeconds(12));
		tunnels("sheen", "gate", WmRunner.NOW.minusSeconds(240), "osrc", null);
	}

	private void tunnels(String site, @Nullable Object... peers) {
		List<PeerStatus> all = new ArrayList<>();
		for (int index = 0; index < peers.length; index += 2) {
			all.add(TestGateways.peer(String.valueOf(peers[index]), (Instant) peers[index + 1]));
		}
		this.home.mesh().gateways.add(TestGateways.of(site, true, true, WmRunner.NOW, all));
	}

	private void finding(Severity severity) {
		this.home.mesh().findings.add(new Finding(severity, "gateway_silent", "site", "osrc",
				"The gateway of osrc was never seen.", "Start wm-gateway there."));
	}

	// W169
	@Test
	void checkWhenNothingIsWrongShowsTheTunnels() {
		assertThat(this.wm.run("check")).isEqualTo(new WmRunner.Run(0, "No problems found.\n\n" + MATRIX, ""));
	}

	// W169, W193
	@Test
	void checkWhenSomethingIsWrongSaysWhatToDoAndFails() {
		finding(Severity.ERROR);
		assertThat(this.wm.run("check")).isEqualTo(new WmRunner.Run(1, """
				error: The gateway of osrc was never seen.
				  Start wm-gateway there.

				""" + MATRIX, ""));
	}

	@Test
	void checkWhenThereIsAWarningFailsInEveryFormat() {
		finding(Severity.WARNING);
		for (String format : List.of("text", "wide", "json", "yaml", "name")) {
			assertThat(this.wm.run("check", "-o", format).exitCode()).isEqualTo(1);
		}
		assertThat(this.wm.run("check", "-o", "name").out()).isEqualTo("osrc\n");
		assertThat(this.wm.run("check", "-o", "json").out()).contains("\"code\" : \"gateway_silent\"",
				"\"from\" : \"sheen\",\n    \"to\" : \"osrc\",\n    \"known\" : true\n");
	}

	@Test
	void checkWhenThereIsOnlyAHintSucceeds() {
		finding(Severity.INFO);
		assertThat(this.wm.run("check").exitCode()).isZero();
	}

	@Test
	void checkWhenTheTableDoesNotFitListsWhatDoesNotWork() {
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(false, 30)).run("check");
		assertThat(run.out()).isEqualTo("""
				No problems found.

				FROM    TO      LAST HANDSHAKE
				gate    osrc    ?
				osrc    gate    ?
				osrc    sheen   ?
				sheen   gate    4 min
				sheen   osrc    -
				Tunnels that work are left out: wm check -o wide shows all.
				""");
		assertThat(this.wm.run("check", "-o", "wide").out()).isEqualTo("No problems found.\n\n" + MATRIX);
	}

	@Test
	void checkWhenOnATerminalPaintsWhatIsWrong() {
		finding(Severity.ERROR);
		assertThat(this.wm.capabilities(new TerminalCapabilities(true, 0)).run("check").out()).contains(
				"\u001b[31merror: The gateway of osrc was never seen.\u001b[0m", "\u001b[32m12 s\u001b[0m",
				"\u001b[31m4 min\u001b[0m");
	}

	// W175
	@Test
	void infoWhenAskedShowsTheMeshInTenLines() {
		finding(Severity.ERROR);
		this.home.host("nas.sheen", "192.168.1.20", "172.30.3.3").device("laptop", "172.30.1.9");
		assertThat(this.wm.run("info")).isEqualTo(new WmRunner.Run(0, """
				Mesh         home
				Registry     %s (0.1.0)
				Public URL   -
				Network      wm, 172.30.0.0/16
				Revision     7
				Hub          gate
				Sites        3, 2 gateways in sync
				Hosts        1
				Devices      1
				Findings     1 errors, 0 warnings
				""".formatted(this.home.url()), ""));
		assertThat(this.wm.run("info", "-o", "json").out()).contains("\"gateways_in_sync\" : 2", "\"revision\" : 7");
		assertThat(this.wm.run("info", "-o", "name").out()).isEqualTo("home\n");
	}

	// W168
	@Test
	void listWhenGatewaysReportShowsWhoIsReached() {
		this.home.device("laptop", "172.30.1.9").device("tablet", "172.30.1.10").mesh().devices
			.replaceAll((name, device) -> name.text().equals("laptop") ? TestGateways.enrolled(device) : device);
		tunnels("osrc", "gate", WmRunner.NOW.minusSeconds(1));
		this.home.mesh().gateways.set(0,
				TestGateways.of("gate", true, true, WmRunner.NOW,
						List.of(TestGateways.peer("laptop.hub", WmRunner.NOW.minusSeconds(3600)),
								TestGateways.peer("sheen", WmRunner.NOW))));
		assertThat(this.wm.run("list").out()).isEqualTo("""
				SITE / HOST    OVERLAY         LAN   STATE
				gate (hub)     172.30.1.0/24   -     in sync, last seen just now, 1 of 2 tunnels
				  laptop.hub   172.30.1.9      -     roaming, last connected 1 h ago
				  tablet.hub   172.30.1.10     -     roaming, not enrolled
				osrc           172.30.2.0/24   -     in sync, last seen just now, 1 of 1 tunnels
				sheen          172.30.3.0/24   -     in sync, last seen just now, 0 of 2 tunnels
				""");
	}

}
