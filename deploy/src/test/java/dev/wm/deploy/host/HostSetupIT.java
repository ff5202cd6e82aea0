package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sets a real Debian up with what {@code wm host-setup} prints. Its gateways and its
 * registry are fakes; its systemd, resolver and routes are real.
 */
@EnabledIf(value = "canRun", disabledReason = "Containers need root on Linux, lxc, debootstrap and dnsmasq.")
@Order(1)
class HostSetupIT {

	private static final AtomicInteger STARTED = new AtomicInteger();

	private static final String GATEWAY = "192.168.77.250";

	private static final String SITES = """
			172.30.1.1 gw.gate gw.hub 1.sites.hub
			172.30.2.1 gw.sheen 2.sites.hub
			172.30.2.9 server.sheen
			""";

	private static final String APPLY = "wm-host.service";

	@TempDir
	private Path folder;

	private TestNetwork outside;

	private LxcContainer host;

	private FakeRegistry home;

	static boolean canRun() throws IOException {
		return Stream.of("/usr/bin/lxc-start", "/usr/sbin/debootstrap", "/usr/sbin/dnsmasq")
			.map(Path::of)
			.allMatch(Files::isExecutable)
				&& Files.readString(Path.of("/proc/self/status"))
					.lines()
					.anyMatch((line) -> line.matches("Uid:\\s+0\\s.*"));
	}

	@BeforeEach
	void start() throws IOException {
		String name = "wmh" + ProcessHandle.current().pid() % 10_000_000 + "x" + STARTED.incrementAndGet() % 100 + "x";
		Path system = RootFileSystem.get();
		this.home = new FakeRegistry("172.30.0.0/16", "sheen");
		this.outside = new TestNetwork(name, this.folder);
		this.outside.cable(name + 0, "192.168.77");
		this.outside.cable(name + 1, "192.168.78");
		this.outside.gateway(GATEWAY, List.of("gate", "sheen", "new-site", "hub", "30.172.in-addr.arpa"), SITES);
		this.host = new LxcContainer(name, this.folder, system, List.of("192.168.77", "192.168.78"));
	}

	@AfterEach
	void stop() {
		if (this.host != null) {
			this.host.close();
		}
		if (this.outside != null) {
			this.outside.close();
			this.home.close();
		}
	}

	private CommandResult setUp(String... words) {
		return this.host.runWithInput(this.home.script(words), "sh", "-s");
	}

	private String addressOf(String name) {
		return this.host.run("getent", "ahostsv4", name).out().replaceFirst("(?s)\\s.*", "");
	}

	private String routeTo(String address) {
		return this.host.run("ip", "route", "get", address).out();
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
		assertThat(this.host.run("resolvectl", "query", "172.30.2.9").out()).contains("server.sheen");
		assertThat(this.host.run("resolvectl", "domain", "eth0").out()).contains("~gate", "~sheen", "~hub");
		assertThat(this.host.run("resolvectl", "domain").out()).startsWith("Global:\n");
		assertThat(this.host.run("systemctl", "is-enabled", APPLY, "wm-host.timer").out())
			.isEqualTo("enabled\nenabled\n");
		assertThat(this.host.run("systemctl", "show", "-P", "TimersMonotonic", "wm-host.timer").out())
			.contains("OnUnitActiveUSec=5min");
		// Once it is set up, no query about the mesh goes to the router.
		String before = this.outside.log("192.168.77.1");
		assertApplied();
		assertThat(this.outside.log("192.168.77.1").substring(before.length())).doesNotContain("sheen", "gate");
		assertThat(this.outside.log(GATEWAY)).contains("outside.example");
		assertThat(this.host.run("ls", "/etc/systemd").out()).doesNotContain("resolved.conf.d");
	}

	// W135
	@Test
	void hostWhenItsSettingsAreWipedHasThemAgainAtTheNextTimerRun() {
		setUp(GATEWAY).succeeds();
		this.host.run("systemctl", "stop", "wm-host.path").succeeds();
		this.host.run("ip", "route", "delete", "172.30.0.0/16").succeeds();
		this.host.run("resolvectl", "revert", "eth0").succeeds();
		assertThat(addressOf("server.sheen")).isEmpty();
		this.host.run("systemctl", "start", APPLY).succeeds();
		assertApplied();
	}

	@Test
	void hostWhenALeaseWipesItsNamesHasThemAgainWithoutTheTimer() {
		setUp(GATEWAY).succeeds();
		this.host.run("systemctl", "stop", "wm-host.timer").succeeds();
		this.host.run("resolvectl", "revert", "eth0").succeeds();
		Await.within(LxcContainer.LIMIT, "the mesh's names are back",
				() -> addressOf("server.sheen").equals("172.30.2.9"));
		assertApplied();
	}

	// Nobody signs the names of a mesh.
	@Test
	void hostWhenItsResolverValidatesResolvesTheNamesOfTheMesh() {
		this.host
			.run("sh", "-c",
					"mkdir -p /etc/systemd/resolved.conf.d && "
							+ "printf '[Resolve]\\nDNSSEC=yes\\n' >/etc/systemd/resolved.conf.d/validate.conf && "
							+ "systemctl restart systemd-resolved")
			.succeeds();
		setUp(GATEWAY).succeeds();
		assertThat(addressOf("server.sheen")).isEqualTo("172.30.2.9");
		assertThat(this.host.run("resolvectl", "query", "172.30.2.9").out()).contains("server.sheen");
	}

	// W132
	@Test
	void hostWhenRebootedHasItsSettingsAgain() {
		setUp(GATEWAY).succeeds();
		this.host.reboot();
		Await.within(LxcContainer.LIMIT, "the mesh's names are back",
				() -> addressOf("server.sheen").equals("172.30.2.9"));
		assertApplied();
	}

	// W134
	@Test
	void hostWhenASiteIsAddedFollowsAtTheNextTimerRun() throws IOException {
		setUp(GATEWAY).succeeds();
		assertThat(addressOf("nas.new-site")).isEmpty();
		this.outside.know(GATEWAY, SITES + "172.30.3.1 gw.new-site 3.sites.hub\n172.30.3.7 nas.new-site\n");
		this.host.run("systemctl", "start", APPLY).succeeds();
		assertThat(addressOf("nas.new-site")).isEqualTo("172.30.3.7");
		assertThat(this.host.run("cat", "/etc/wm/meshes.d/172-30.env").out())
			.contains("WM_DOMAINS=\"gate hub new-site sheen\"");
	}

	// W127
	@Test
	void hostWhenInTwoMeshesIsInBothAndLeavesEachAlone() throws IOException {
		this.outside.gateway("192.168.78.250", List.of("lab", "hub", "31.172.in-addr.arpa"),
				"172.31.2.1 gw.lab gw.hub 1.sites.hub\n172.31.2.5 printer.lab\n");
		setUp(GATEWAY).succeeds();
		try (FakeRegistry work = new FakeRegistry("172.31.0.0/16", "lab")) {
			this.host.runWithInput(work.script("192.168.78.250"), "sh", "-s").succeeds();
		}
		assertApplied();
		assertThat(addressOf("printer.lab")).isEqualTo("172.31.2.5");
		assertThat(routeTo("172.31.2.5")).contains("via 192.168.78.250 dev eth1");
		setUp(GATEWAY, "--undo").succeeds();
		assertThat(addressOf("server.sheen")).isEmpty();
		assertThat(addressOf("printer.lab")).isEqualTo("172.31.2.5");
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
	}

	// W137
	@Test
	void undoWhenSetUpLeavesNothing() {
		String dns = this.host.run("resolvectl", "dns", "eth0").out();
		setUp(GATEWAY).succeeds();
		CommandResult run = setUp(GATEWAY, "--undo").succeeds();
		assertThat(run.out()).isEqualTo("wm: mesh 172-30 is gone from this machine\n");
		assertThat(this.host.run("ip", "route", "show", "172.30.0.0/16").out()).isEmpty();
		assertThat(this.host.run("resolvectl", "dns", "eth0").out()).isEqualTo(dns).contains("192.168.77.1");
		assertThat(this.host.run("resolvectl", "domain", "eth0").out()).doesNotContain("sheen");
		assertThat(addressOf("outside.example")).isEqualTo("203.0.113.80");
		assertThat(this.host.run("systemctl", "list-unit-files", "wm-*").out()).contains("0 unit files");
		assertThat(this.host.run("find", "/etc", "/usr/local", "-name", "*wm*").out()).isEmpty();
		assertThat(this.host.run("ls", "/run/wm-host").exit()).isNotZero();
	}

	// W126
	@Test
	void setupWhenThereIsNoResolvedSaysHowByHand() {
		this.host.run("systemctl", "mask", "--now", "systemd-resolved").succeeds();
		CommandResult run = setUp(GATEWAY).fails(1);
		assertThat(run.err()).startsWith("wm: systemd-resolved does not run here")
			.contains("ip route replace 172.30.0.0/16 via " + GATEWAY, "these domains: hub sheen");
		assertThat(this.host.run("find", "/etc", "/usr/local", "-name", "*wm*").out()).isEmpty();
	}

}
