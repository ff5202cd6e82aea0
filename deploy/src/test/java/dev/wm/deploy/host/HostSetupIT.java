package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.wm.deploy.container.Cable;
import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.RootFileSystem;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RequiresRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sets a real Debian up with what {@code wm host-setup} prints. Its gateways and its
 * registry are fakes; its systemd, resolver and routes are real.
 */
@RequiresRoot({ "lxc-start", "debootstrap", "dnsmasq" })
@Order(1)
class HostSetupIT {

	private static final String GATEWAY = "192.168.77.250";

	private static final String SITES = """
			172.30.1.1 gw.gate gw.hub 1.sites.hub
			172.30.2.1 gw.sheen 2.sites.hub
			172.30.2.9 server.sheen
			""";

	private static final String APPLY = "wm-host.service";

	private static final String UNITS = "systemctl disable --now wm-host.timer wm-host.service";

	@TempDir
	private static Path folder;

	private static TestNetwork outside;

	private static LxcContainer host;

	private static FakeRegistry home;

	@BeforeAll
	static void start() throws IOException {
		String name = "wmh" + ProcessHandle.current().pid() % 10_000_000 + "x";
		Path system = RootFileSystem.get();
		home = new FakeRegistry("172.30.0.0/16", "sheen");
		outside = new TestNetwork(name, folder);
		List<Cable> cables = List.of(outside.cable(name + 0, "192.168.77"), outside.cable(name + 1, "192.168.78"));
		outside.gateway(GATEWAY, List.of("gate", "sheen", "new-site", "hub", "30.172.in-addr.arpa"), SITES);
		host = new LxcContainer(name, folder, system, cables);
	}

	@AfterEach
	void reset() throws IOException {
		outside.know(GATEWAY, SITES);
		setUp("--undo").succeeds();
		assertNothingLeft();
	}

	@AfterAll
	static void stop() {
		if (host != null) {
			host.close();
		}
		if (outside != null) {
			outside.close();
			home.close();
		}
	}

	private static void assertNothingLeft() {
		assertThat(host.run("ip", "route", "show", "root", "172.30.0.0/15", "proto", "119").out()).isEmpty();
		assertThat(host.run("resolvectl", "domain", "eth0").out()).doesNotContain("sheen");
		assertThat(host.run("resolvectl", "dns", "eth0").out()).contains("192.168.77.1").doesNotContain(GATEWAY);
		assertThat(host.run("systemctl", "list-units", "--all", "--plain", "--no-legend", "wm-*").out()).isEmpty();
		assertThat(host.run("systemctl", "list-unit-files", "wm-*").out()).contains("0 unit files");
		assertThat(host.run("find", "/etc", "/usr/local", "/run", "-name", "*wm*").out()).isEmpty();
	}

	private CommandResult setUp(String... words) {
		return host.runWithInput(home.script(words), "sh", "-s");
	}

	private static String work(String word) throws IOException {
		try (FakeRegistry work = new FakeRegistry("172.31.0.0/16", "lab")) {
			return work.script(word);
		}
	}

	private String addressOf(String name) {
		return host.run("getent", "ahostsv4", name).out().replaceFirst("(?s)\\s.*", "");
	}

	private String routeTo(String address) {
		return host.run("ip", "route", "get", address).out();
	}

	private void assertApplied() {
		assertThat(routeTo("172.30.2.9")).contains("via " + GATEWAY + " dev eth0");
		assertThat(addressOf("server.sheen")).isEqualTo("172.30.2.9");
		assertThat(addressOf("gw.gate")).isEqualTo("172.30.1.1");
		assertThat(addressOf("nobody.sheen")).isEmpty();
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
	}

	// W126, W127, W128, W129, W130, W131, W132, W133, W136
	@Test
	void setupWhenRunRoutesTheMeshAndAsksItsNamesOfTheGateway() throws IOException {
		assertThat(addressOf("server.sheen")).isEmpty();
		CommandResult run = setUp(GATEWAY).succeeds();
		assertThat(run.err()).isEmpty();
		assertApplied();
		assertThat(host.run("resolvectl", "query", "172.30.2.9").out()).contains("server.sheen");
		assertThat(host.run("resolvectl", "domain", "eth0").out()).contains("~gate", "~sheen", "~hub");
		assertThat(host.run("resolvectl", "domain").out()).startsWith("Global:\n");
		assertThat(host.run("systemctl", "is-enabled", APPLY, "wm-host.timer").out()).isEqualTo("enabled\nenabled\n");
		assertThat(host.run("systemctl", "show", "-P", "TimersMonotonic", "wm-host.timer").out())
			.contains("OnUnitActiveUSec=5min");
		// Once it is set up, no query about the mesh goes to the router.
		String before = outside.log("192.168.77.1");
		assertApplied();
		assertThat(outside.log("192.168.77.1").substring(before.length())).doesNotContain("sheen", "gate");
		assertThat(outside.log(GATEWAY)).contains("outside.example");
		assertThat(host.run("ls", "/etc/systemd").out()).doesNotContain("resolved.conf.d");
	}

	// W135
	@Test
	void hostWhenItsSettingsAreWipedHasThemAgainAtTheNextTimerRun() {
		setUp(GATEWAY).succeeds();
		host.run("systemctl", "stop", "wm-host.path").succeeds();
		host.run("ip", "route", "delete", "172.30.0.0/16").succeeds();
		host.run("resolvectl", "revert", "eth0").succeeds();
		assertThat(addressOf("server.sheen")).isEmpty();
		Await.within(LxcContainer.LIMIT, "the route is back", () -> {
			// The timer may have begun a run before the wipe, which this one would join.
			host.run("systemctl", "start", APPLY);
			return routeTo("172.30.2.9").contains("via " + GATEWAY + " dev eth0");
		});
		assertApplied();
	}

	@Test
	void hostWhenALeaseWipesItsNamesHasThemAgainWithoutTheTimer() {
		setUp(GATEWAY).succeeds();
		host.run("resolvectl", "revert", "eth0").succeeds();
		Await.within(LxcContainer.LIMIT, "the mesh's names are back",
				() -> addressOf("server.sheen").equals("172.30.2.9"));
		assertApplied();
	}

	// Nobody signs the names of a mesh.
	@Test
	void hostWhenItsResolverValidatesResolvesTheNamesOfTheMesh() {
		try {
			host.run("mkdir", "-p", "/etc/systemd/resolved.conf.d").succeeds();
			host.runWithInput("[Resolve]\nDNSSEC=yes\n", "tee", "/etc/systemd/resolved.conf.d/validate.conf")
				.succeeds();
			host.run("systemctl", "restart", "systemd-resolved").succeeds();
			setUp(GATEWAY).succeeds();
			assertThat(addressOf("server.sheen")).isEqualTo("172.30.2.9");
			assertThat(host.run("resolvectl", "query", "172.30.2.9").out()).contains("server.sheen");
		}
		finally {
			host.run("rm", "-r", "/etc/systemd/resolved.conf.d");
			host.run("systemctl", "restart", "systemd-resolved");
		}
	}

	// W132
	@Test
	void hostWhenRebootedHasItsSettingsAgain() {
		setUp(GATEWAY).succeeds();
		host.reboot();
		Await.within(LxcContainer.LIMIT, "the mesh's names are back",
				() -> addressOf("server.sheen").equals("172.30.2.9"));
		assertApplied();
	}

	// W134
	@Test
	void hostWhenASiteIsAddedFollowsAtTheNextTimerRun() throws IOException {
		setUp(GATEWAY).succeeds();
		assertThat(addressOf("nas.new-site")).isEmpty();
		outside.know(GATEWAY, SITES + "172.30.3.1 gw.new-site 3.sites.hub\n172.30.3.7 nas.new-site\n");
		host.run("systemctl", "start", APPLY).succeeds();
		assertThat(addressOf("nas.new-site")).isEqualTo("172.30.3.7");
		assertThat(host.run("cat", "/etc/wm/meshes.d/172-30.env").out())
			.contains("WM_DOMAINS=\"gate hub new-site sheen\"");
	}

	// W127
	@Test
	void hostWhenInTwoMeshesIsInBothAndLeavesEachAlone() throws IOException {
		outside.gateway("192.168.78.250", List.of("lab", "hub", "31.172.in-addr.arpa"),
				"172.31.2.1 gw.lab gw.hub 1.sites.hub\n172.31.2.5 printer.lab\n");
		setUp(GATEWAY).succeeds();
		host.runWithInput(work("192.168.78.250"), "sh", "-s").succeeds();
		assertApplied();
		assertThat(addressOf("printer.lab")).isEqualTo("172.31.2.5");
		assertThat(routeTo("172.31.2.5")).contains("via 192.168.78.250 dev eth1");
		setUp("--undo").succeeds();
		assertThat(addressOf("server.sheen")).isEmpty();
		assertThat(addressOf("printer.lab")).isEqualTo("172.31.2.5");
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
		host.runWithInput(work("--undo"), "sh", "-s").succeeds();
	}

	// W137
	@Test
	void undoWhenSetUpLeavesNothing() {
		setUp(GATEWAY).succeeds();
		CommandResult run = setUp("--undo").succeeds();
		assertThat(run.out()).isEqualTo("wm: mesh 172-30 is gone from this machine\n");
		assertNothingLeft();
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
	}

	// W137, the commands as its features list has them: folders stay, but empty
	@Test
	void commandsOfTheFeaturesListWhenSetUpLeaveNothing() {
		setUp(GATEWAY).succeeds();
		host.run("systemctl", "start", APPLY).succeeds();
		host.run("bash", "-c",
				UNITS + """
						 && rm -f /etc/wm/meshes.d/*.env /etc/systemd/system/wm-host.{service,timer} /usr/local/bin/wm-host-apply
						systemctl daemon-reload""")
			.succeeds();
		assertThat(host.run("find", "/etc/wm", "!", "-type", "d").out()).isEmpty();
		host.run("rmdir", "/etc/wm/meshes.d", "/etc/wm").succeeds();
		assertNothingLeft();
		assertThat(addressOf("server.sheen")).isEmpty();
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
	}

	// A stop is not for ever: the timer applies at its start, and so does the next boot
	@Test
	void timerWhenStoppedRemovesWhatItAppliedAndWhenStartedAppliesItAgain() {
		setUp(GATEWAY).succeeds();
		host.run("systemctl", "stop", "wm-host.timer").succeeds();
		assertThat(addressOf("server.sheen")).isEmpty();
		host.run("systemctl", "start", "wm-host.timer").succeeds();
		Await.within(LxcContainer.LIMIT, "the mesh's names are back",
				() -> addressOf("server.sheen").equals("172.30.2.9"));
		assertApplied();
	}

	// Docker has this network in one of its default pools
	@Test
	void setupWhenTheMachineHasTheNetworkItselfLeavesItAndSaysSo() {
		host.run("ip", "link", "add", "br-0123456789ab", "type", "bridge").succeeds();
		host.run("ip", "address", "add", "172.30.0.1/16", "dev", "br-0123456789ab").succeeds();
		host.run("ip", "link", "set", "br-0123456789ab", "up").succeeds();
		try {
			CommandResult run = setUp(GATEWAY).fails(1);
			assertThat(run.err()).contains("172.30.0.0/16 on br-0123456789ab, a network of Docker, which stays",
					"/etc/docker/daemon.json");
			host.run("systemctl", "start", APPLY);
			assertThat(host.run("ip", "route", "show", "172.30.0.0/16").out()).contains("br-0123456789ab proto kernel")
				.hasLineCount(1);
		}
		finally {
			host.run("ip", "link", "del", "br-0123456789ab").succeeds();
		}
		host.run("systemctl", "start", APPLY).succeeds();
		assertApplied();
	}

	// W126
	@Test
	void setupWhenThereIsNoResolvedSaysHowByHand() {
		host.run("systemctl", "mask", "--now", "systemd-resolved").succeeds();
		try {
			CommandResult run = setUp(GATEWAY).fails(1);
			assertThat(run.err()).startsWith("wm: systemd-resolved does not run here")
				.contains("ip route add 172.30.0.0/16 via " + GATEWAY, "these domains: hub sheen");
			assertThat(host.run("find", "/etc", "/usr/local", "-name", "*wm*").out()).isEmpty();
		}
		finally {
			host.run("systemctl", "unmask", "systemd-resolved").succeeds();
			host.run("systemctl", "start", "systemd-resolved").succeeds();
		}
	}

}
