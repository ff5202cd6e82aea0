package dev.wm.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the setup, the following of new sites and the undo of the script.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@ValueSource(strings = { "dash", "bash" })
class HostScriptTests extends HostFixture {

	private static final SetupScript WORK = new SetupScript(MeshName.parse("work"), Cidr.parse("172.31.0.0/16"),
			List.of(SiteDomain.HUB, SiteDomain.parse("lab")));

	private static final String APPLY = "\"$WM_ROOT/usr/local/bin/wm-host-apply\"";

	// W127, W128, W129, W130, W131, W132, W133
	@Test
	void setupWhenTheGatewayIsReachedSetsRouteAndNames() {
		assertThat(setup()).isEqualTo(new ScriptRun.Result(0,
				"wm: 172.30.0.0/16 goes through 192.168.1.250, and so do the names under: hub sheen\n", ""));
		assertThat(this.network.read("root/done")).isEqualTo("""
				systemctl daemon-reload
				systemctl enable --now wm-host.timer
				systemctl enable wm-host.service
				systemd-run --unit=wm-host-applied.service
				systemd-run --unit=wm-host.service
				ip route add 172.30.0.0/16 via 192.168.1.250 dev eth0 proto 119
				resolvectl nta eth0 hub sheen 30.172.in-addr.arpa
				resolvectl dns eth0 192.168.1.250
				resolvectl domain eth0 ~hub ~sheen ~30.172.in-addr.arpa
				resolvectl default-route eth0 no
				""");
		assertThat(this.network.read("root/etc/wm/meshes.d/172-30.env")).isEqualTo("""
				# Written by wm host-setup.
				WM_MESH_SUPERNET=172.30.0.0/16
				WM_MESH_ROUTES="172.30.0.0/16"
				WM_GATEWAY=192.168.1.250
				WM_DOMAINS="hub sheen"
				WM_FOLLOW=yes
				""");
		assertThat(this.network.list("root/etc/systemd/system")).containsExactly("wm-host.service", "wm-host.timer");
		assertThat(this.network.read("root/etc/systemd/system/wm-host.timer")).contains("OnUnitActiveSec=5min");
		assertThat(this.folder.resolve("root/usr/local/bin/wm-host-apply")).isExecutable();
	}

	// W131
	@Test
	void setupWhenTheInterfaceHasServersOfItsOwnKeepsOtherNamesResolving() {
		this.network.file("root/servers", " 192.168.1.1 9.9.9.9");
		setup();
		assertThat(this.network.read("root/done")).endsWith("resolvectl default-route eth0 yes\n");
		this.network.file("root/servers", " 192.168.1.250");
		setup();
		assertThat(this.network.read("root/done")).endsWith("resolvectl default-route eth0 yes\n");
	}

	// To set them again would wake the unit that waits for a change.
	@Test
	void applyWhenTheNamesAreSetLeavesThemAndAssertsTheTrust() {
		setup();
		this.network.file("root/servers", "192.168.1.250");
		this.network.file("root/domains", "~hub ~sheen ~30.172.in-addr.arpa");
		this.network.file("root/done", "");
		this.network.run(APPLY);
		assertThat(this.network.read("root/done")).isEqualTo("""
				systemd-run --unit=wm-host-applied.service
				systemd-run --unit=wm-host.service
				resolvectl nta eth0 hub sheen 30.172.in-addr.arpa
				""");
		this.network.file("root/servers", "192.168.1.1");
		this.network.run(APPLY);
		assertThat(this.network.read("root/done")).contains("resolvectl dns eth0 192.168.1.250\n");
	}

	// W135
	@Test
	void applyWhenRunAgainAssertsTheSame() {
		setup();
		String first = this.network.read("root/done");
		this.network.file("root/done", "");
		this.network.run(APPLY);
		assertThat(first).endsWith(this.network.read("root/done").replaceAll("systemd-run.*\n", ""));
		assertThat(this.network.read("root/done")).doesNotContain("ip route");
		this.network.file("root/routes", "");
		this.network.run(APPLY);
		assertThat(this.network.read("root/done")).contains("ip route add 172.30.0.0/16 via 192.168.1.250 dev eth0");
	}

	// W127
	@Test
	void setupWhenThereAreTwoMeshesKeepsBoth() throws IOException {
		restoreSetup();
		this.network.file("root/done", "");
		this.network.run(WORK.host("172-31", IpAddress.parse("10.0.0.5"), SetupScript.Mode.FOLLOW));
		assertThat(this.network.read("root/done")).contains("ip route add 172.31.0.0/16 via 10.0.0.5 dev eth1",
				"resolvectl dns eth1 10.0.0.5\n", "resolvectl domain eth1 ~hub ~lab ~31.172.in-addr.arpa\n");
		this.network.file("root/done", "");
		assertThat(this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.UNDO)).out())
			.isEqualTo("wm: mesh 172-30 is gone from this machine; others are still set up\n");
		assertThat(this.network.read("root/done"))
			.startsWith("systemctl stop wm-host.path\nip route del 172.30.0.0/16 proto 119\nresolvectl revert eth")
			.contains("resolvectl revert eth0\n")
			.doesNotContain("systemctl disable")
			.endsWith("systemd-run --unit=wm-host.service\n")
			.contains("resolvectl domain eth1 ~hub ~lab");
		assertThat(this.network.list("root/etc/wm/meshes.d")).containsExactly("172-31.env");
	}

	// W137
	@Test
	void undoWhenItWasTheLastLeavesNothing() throws IOException {
		setup();
		this.network.file("root/done", "");
		assertThat(this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.UNDO)))
			.isEqualTo(new ScriptRun.Result(0, "wm: mesh 172-30 is gone from this machine\n", ""));
		assertThat(this.network.read("root/done")).isEqualTo("""
				systemctl stop wm-host.path
				ip route del 172.30.0.0/16 proto 119
				resolvectl revert eth0
				systemctl disable --now wm-host.timer wm-host.service
				systemctl daemon-reload
				systemctl reset-failed wm-host.service
				""");
		try (var left = Files.walk(this.folder.resolve("root"))) {
			assertThat(left.filter(Files::isRegularFile).map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrder("done", "routes", "sites.eth0", "sites.eth1");
		}
		assertThat(this.folder.resolve("root/etc/wm")).doesNotExist();
		assertThat(this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.UNDO)).exitCode()).isZero();
	}

	// Where the setup has said how to do it by hand, its undo has nothing to do
	@Test
	void undoWhenThereIsNeitherSystemdNorResolvedIsNoError() throws IOException {
		this.network.program("bin/resolvectl", "#!/bin/sh\nexit 1\n");
		this.network.program("bin/systemctl", "#!/bin/sh\nexit 127\n");
		assertThat(this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.UNDO)))
			.isEqualTo(new ScriptRun.Result(0, "wm: mesh 172-30 is gone from this machine\n", ""));
	}

	// NetworkManager, for example, gives a link its servers once, with each lease
	@Test
	void undoWhenNobodyElseSetsTheServersAgainSetsThoseFromBefore() {
		this.network.file("root/servers", " 192.168.1.1 9.9.9.9");
		setup();
		this.network.file("root/servers", "");
		this.network.file("root/done", "");
		this.network.run(MESH.host("172-30", null, SetupScript.Mode.UNDO));
		assertThat(this.network.read("root/done")).contains(
				"resolvectl revert eth0\nresolvectl dns eth0 192.168.1.1 " + "9.9.9.9\nresolvectl domain eth0 lan\n");
	}

	@Test
	void applyWhenTheGatewayIsReachedByAnotherInterfaceRevertsTheNamesOfTheFirst() throws IOException {
		restoreSetup();
		this.network.file("root/done", "");
		this.network.run("sed -i s/192.168.1.250/10.0.0.5/ \"$WM_ROOT/etc/wm/meshes.d/172-30.env\"\n" + APPLY);
		assertThat(this.network.read("root/done")).contains("resolvectl dns eth1 10.0.0.5\n",
				"resolvectl revert eth0\n");
	}

	@Test
	void setupWhenTheGatewayIsNotReachedSaysSoAndFails() {
		ScriptRun.Result result = this.network
			.run(MESH.host("172-30", IpAddress.parse("192.0.2.1"), SetupScript.Mode.FOLLOW));
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).contains("there is no route to the gateway 192.0.2.1 now: "
				+ "check its address\nwm: Not everything could be applied.", "wm host-setup --undo");
		assertThat(this.network.read("root/done")).doesNotContain("resolvectl");
	}

	// W126
	@Test
	void setupWhenThereIsNoResolvedSaysHowByHand() throws IOException {
		this.network.program("bin/resolvectl", "#!/bin/sh\nexit 1\n");
		ScriptRun.Result result = setup();
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).contains("wm: systemd-resolved does not run here")
			.contains("ip route add 172.30.0.0/16 via 192.168.1.250", "these domains: hub sheen");
		assertThat(this.network.list("root/etc/systemd/system")).isEmpty();
	}

	// It stopped before, and the network that is in the way by hand, too, was not named.
	@Test
	void setupWhenThereIsNoResolvedNamesANetworkInConflictFirst() throws IOException {
		this.network.program("bin/resolvectl", "#!/bin/sh\nexit 1\n");
		this.network.program("bin/ip", """
				#!/bin/sh
				[ "$*" = '-o route show root 172.30.0.0/16' ] || exit 0
				echo '172.30.0.0/16 via 192.168.1.250 dev eth0 proto 119 '
				echo '172.30.99.0/24 dev br-0123456789ab proto kernel scope link src 172.30.99.1 '
				""");
		ScriptRun.Result result = setup();
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err())
			.startsWith("wm: this machine has the network 172.30.99.0/24 (br-0123456789ab) itself,"
					+ " which is in 172.30.0.0/16 of the mesh: it stays")
			.contains("wm: systemd-resolved does not run here");
		assertThat(result.err().lines().filter((line) -> line.startsWith("wm: this machine"))).hasSize(1);
	}

	// W134
	@Test
	void applyWhenTheGatewayKnowsANewSiteAddsItsNames() throws IOException {
		restoreSetup();
		this.network.file("root/sites.eth0", "172.30.2.1 gw.sheen\n172.30.3.1 gw.new-site\n");
		this.network.file("root/done", "");
		assertThat(this.network.run(APPLY)).isEqualTo(new ScriptRun.Result(0, "", ""));
		assertThat(this.network.read("root/done")).endsWith("""
				resolvectl domain eth0 ~hub ~new-site ~sheen ~30.172.in-addr.arpa
				resolvectl default-route eth0 no
				""");
		assertThat(this.network.read("root/etc/wm/meshes.d/172-30.env")).contains("WM_DOMAINS=\"hub new-site sheen\"\n",
				"WM_GATEWAY=192.168.1.250\n");
		this.network.file("root/sites.eth0", "172.30.3.1 gw.new-site\n");
		this.network.run(APPLY);
		assertThat(this.network.read("root/done")).contains("~hub ~new-site ~30.172.in-addr.arpa\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.1.1 gw.x;touch$IFS$WM_ROOT/owned", "172.30.1.1 gw.$(touch$IFS$WM_ROOT/owned)",
			"172.30.1.1 gw.\"", "172.30.1.1 gw.a.b", "172.30.1.1 gw.*", "172.30.1.1 gw.-a", "172.30.1.1 gw.",
			"172.30.1.1 sheen", "172.30.1.1 gw.A/e", "172.31.1.1 gw.other-mesh", "1.1 gw.short", "a.b.c.d gw.words",
			"" })
	void applyWhenTheAnswerIsStrangeLeavesTheNamesAsTheyAre(String answer) throws IOException {
		restoreSetup();
		String before = this.network.read("root/etc/wm/meshes.d/172-30.env");
		this.network.file("root/sites.eth0", "172.30.9.1 gw.good\n" + answer + "\n172.30.9.2 gw.late\n");
		if (answer.isEmpty()) {
			Files.delete(this.folder.resolve("root/sites.eth0"));
		}
		ScriptRun.Result result = this.network.run(APPLY);
		assertThat(result.exitCode()).isZero();
		assertThat(result.err()).isEqualTo("wm-host-apply: the gateway of 172-30.env sent no valid list of sites\n");
		assertThat(this.network.read("root/etc/wm/meshes.d/172-30.env")).isEqualTo(before);
		assertThat(this.network.list("root")).doesNotContain("owned");
	}

	@Test
	void applyWhenNothingIsToFollowDoesNotAsk() {
		this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.FIXED));
		this.network.file("root/sites.eth0", "172.30.3.1 gw.new-site\n");
		this.network.run(APPLY);
		assertThat(this.network.read("root/etc/wm/meshes.d/172-30.env")).contains("WM_DOMAINS=\"hub sheen\"",
				"WM_FOLLOW=no");
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, ~10.in-addr.arpa",
			"172.16.0.0/14, ~16.172.in-addr.arpa ~17.172.in-addr.arpa" + " ~18.172.in-addr.arpa ~19.172.in-addr.arpa",
			"172.30.0.0/16, ~30.172.in-addr.arpa", "172.30.4.0/23, ~4.30.172.in-addr.arpa ~5.30.172.in-addr.arpa",
			"172.30.4.0/24, ~4.30.172.in-addr.arpa" })
	void setupWhenTheMeshHasASizeRoutesItsReverseZones(String supernet, String zones) {
		SetupScript mesh = new SetupScript(MeshName.parse("home"), Cidr.parse(supernet), List.of(SiteDomain.HUB));
		this.network.run(mesh.host("x", GATEWAY, SetupScript.Mode.FIXED));
		assertThat(this.network.read("root/done")).contains("resolvectl domain eth0 ~hub " + zones + "\n");
	}

	@Test
	void applyWhenAMeshFileHoldsACommandDoesNotRunIt() throws IOException {
		restoreSetup();
		this.network.file("root/etc/wm/meshes.d/evil.env",
				"WM_MESH_SUPERNET=172.31.0.0/16\nWM_GATEWAY=$(touch \"$WM_ROOT/owned\")\nWM_DOMAINS=`touch $WM_ROOT/owned`\n");
		this.network.run(APPLY);
		assertThat(this.network.list("root")).containsExactlyInAnyOrder("done", "routes", "sites.eth0", "sites.eth1");
	}

}
