package dev.wm.device;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the timer runs, the state for people, and the way out.
 */
class UpdateTests {

	@TempDir
	private static Path templateFolder;

	private static StubRegistry known;

	private static Machine template;

	private final StubRegistry registry = new StubRegistry();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.registry.close();
	}

	@BeforeAll
	static void join() {
		known = new StubRegistry();
		template = new Machine(templateFolder, "dash").systemd().file("machine/handshake", "");
		template.join(known).succeeds();
		template.forgetCalls();
	}

	@AfterAll
	static void end() {
		known.close();
	}

	// A join takes longer than what is tried here.
	private Machine joined(String shell) {
		Machine machine = new Machine(this.folder, shell).systemd();
		machine.become(template, known.url(), this.registry.url());
		this.registry.view.put("public_key", Objects.requireNonNull(known.view.get("public_key")));
		this.registry.isTokenUsed = true;
		return machine;
	}

	// W148, W149
	@Test
	void updateAppliesWhatHasChangedAndNothingElse() {
		Machine machine = joined("bash --posix");
		Map<String, String> before = machine.files();
		assertThat(machine.tool("wg-jde-update").succeeds().out()).isEmpty();
		assertThat(machine.files()).isEqualTo(before);
		assertThat(machine.calls()).doesNotContain("wg syncconf", "wg-quick", "resolvectl dns");
		this.registry.domains.add("osrc");
		this.registry.view.put("hub_endpoint", "[2001:db8::9]:51820");
		assertThat(machine.tool("wg-jde-update").succeeds().out())
			.isEqualTo("wm: The mesh has changed: applying its configuration.\n");
		assertThat(machine.read("root/etc/wireguard/wg-jde.conf")).contains("\nEndpoint = [2001:db8::9]:51820\n");
		assertThat(machine.calls())
			.contains("wg syncconf wg-jde", "domain wg-jde ~hub ~sheen ~osrc ~30.172.in-addr.arpa")
			.doesNotContain("wg-quick up", "wg-quick down");
		this.registry.view.put("overlay_address", "172.30.1.6");
		machine.tool("wg-jde-update").succeeds();
		assertThat(machine.calls()).contains("wg-quick down").contains("wg-quick up");
	}

	@Test
	void updateWhenTheRegistryWantsANewKeySendsOne() {
		Machine machine = joined("dash");
		String key = machine.read("root/etc/wireguard/wg-jde.key");
		this.registry.view.put("rotate_key", "true");
		assertThat(machine.tool("wg-jde-update").succeeds().out())
			.startsWith("wm: This device has a new key, as the registry asked.\n");
		String made = machine.read("root/etc/wireguard/wg-jde.key");
		assertThat(made).isNotEqualTo(key);
		assertThat(machine.read("root/etc/wireguard/wg-jde.conf")).contains("PrivateKey = " + made);
		assertThat(machine.mode("etc/wireguard/wg-jde.key")).isEqualTo("rw-------");
		// The registry is restored, and knows an older key.
		this.registry.view.put("public_key", StubRegistry.HUB_KEY);
		machine.tool("wg-jde-update").succeeds();
		assertThat(this.registry.view.get("public_key")).isNotEqualTo(StubRegistry.HUB_KEY);
		assertThat(machine.read("root/etc/wireguard/wg-jde.key")).isEqualTo(made);
	}

	@Test
	void updateWhenItCannotKeepsTheTunnelAndSaysWhy() {
		Machine machine = joined("dash");
		Map<String, String> before = machine.files();
		this.registry.answers.put("GET /config", StubRegistry.Answer.of(200, "<html>log in</html>"));
		assertThat(machine.tool("wg-jde-update").fails().err()).isEqualTo("wm: No update: " + this.registry.url()
				+ " gave an unexpected answer (first line). The tunnel stays as it is.\n");
		this.registry.answers.put("GET /config",
				new StubRegistry.Answer(302, Map.of("Location", "http://127.0.0.1:1/login"), ""));
		assertThat(machine.tool("wg-jde-update").fails().err()).contains("sends elsewhere (HTTP 302)");
		this.registry.answers.put("GET /config", StubRegistry.Answer.of(502, "<html>Bad Gateway</html>"));
		assertThat(machine.tool("wg-jde-update").fails().err()).isEqualTo("wm: No update: " + this.registry.url()
				+ " is not ready (HTTP 502): what is in front of it answers, so see that wm-registry runs."
				+ " The tunnel stays as it is.\n");
		this.registry.answers.put("GET /config", StubRegistry.Answer.problem(503, "The database is away."));
		assertThat(machine.tool("wg-jde-update").fails().err())
			.endsWith(" is not ready (HTTP 503): The database is away. The tunnel stays as it is.\n");
		this.registry.answers.clear();
		this.registry.isDeviceGone = true;
		assertThat(machine.tool("wg-jde-update").fails().err()).isEqualTo(
				"wm: The registry does not know this device any more: it was removed, or has joined again elsewhere."
						+ " Remove it here with wg-jde-uninstall, or run wm device-setup laptop for a new join command.\n");
		this.registry.close();
		assertThat(machine.tool("wg-jde-update").fails().err()).isEqualTo("wm: No update: nothing listens at "
				+ this.registry.url() + ": check that the registry runs. The tunnel stays as it is.\n");
		assertThat(machine.files()).isEqualTo(before);
		assertThat(machine.calls()).doesNotContain("wg-quick");
	}

	@Test
	void updateWhenTheInterfaceIsDownBringsItUp() {
		Machine machine = joined("dash");
		machine.delete("machine/up-wg-jde");
		this.registry.close();
		assertThat(machine.tool("wg-jde-update").fails().out())
			.isEqualTo("wm: wg-jde is down: it is brought up again.\n");
		assertThat(machine.calls()).contains("wg-quick up");
	}

	@Test
	void updateWhenTheLaptopComesHomeAsksTheLan() {
		Machine machine = joined("dash");
		StubRegistry.Answer away = StubRegistry.Answer.of(200, this.registry.text());
		StubRegistry.Answer home = new StubRegistry.Answer(200, Map.of("WM-Home", "sheen"), this.registry.text());
		this.registry.answers.put("GET /config", home);
		// Another network with the same public address, whose name server knows no mesh.
		assertThat(machine.tool("wg-jde-update").succeeds().out()).isEmpty();
		machine.file("machine/lan", "gw.hub IN A 172.30.1.1 -- link: eth0\n");
		// The registry did not hear that it has joined: that is said now, too.
		String env = "root/etc/wireguard/wg-jde.env";
		machine.file(env, machine.read(env).replace("WM_CONFIRMED=yes", "WM_CONFIRMED=no"));
		assertThat(machine.tool("wg-jde-update").succeeds().out())
			.isEqualTo("wm: This is the LAN of sheen: its hosts are reached directly.\n");
		assertThat(machine.calls()).contains("resolvectl query --legend=no -i eth0 --type=A gw.hub\n",
				"resolvectl revert wg-jde\n");
		assertThat(machine.read(env)).contains("\nWM_HOME=sheen\n", "\nWM_CONFIRMED=yes\n");
		assertThat(machine.tool("wg-jde-update").succeeds().out()).isEmpty();
		// A strange network that answers as the LAN did.
		this.registry.answers.put("GET /config", away);
		machine.forgetCalls();
		assertThat(machine.tool("wg-jde-update").succeeds().out())
			.isEqualTo("wm: This is not the LAN of sheen any more: its hosts are reached through the tunnel.\n");
		assertThat(machine.calls()).contains("resolvectl domain wg-jde ~hub ~sheen");
	}

	// W156
	@Test
	void statusSaysWhatWorksAndWhatHelps() {
		Machine machine = joined("dash").file("machine/names", "172.30.1.1 STREAM gw.hub\n");
		assertThat(machine.tool("wg-jde-status").succeeds().out().replaceFirst("[0-9]+ s ago", "N s ago")).isEqualTo("""
				wm: wg-jde: laptop (roaming), 172.30.1.5 in 172.30.0.0/16, registry %1$s
				  ok    installation  complete, followed by a systemd timer every 5 min
				  ok    interface     wg-jde is up
				  ok    handshake     N s ago
				  ok    registry      %1$s answers
				  ok    tunnel        the hub's gateway 172.30.1.1 answers
				  ok    dns           gw.hub is 172.30.1.1, by systemd-resolved
				""".formatted(this.registry.url()));
		machine.delete("machine/names");
		machine.delete("machine/handshake");
		machine.delete("machine/up-wg-jde");
		machine.delete("root/usr/local/bin/wg-jde-uninstall");
		this.registry.close();
		assertThat(machine.tool("wg-jde-status").fails().out()).containsSubsequence("FAIL  installation  missing: ",
				"wm device-setup laptop prints it", "FAIL  interface     wg-jde is down", "Run wg-jde-update",
				"FAIL  handshake     none with the hub at 203.0.113.9:51820", "Check that UDP",
				"FAIL  registry      nothing listens at", "FAIL  tunnel        the hub's gateway 172.30.1.1",
				"FAIL  dns           gw.hub is not known, not 172.30.1.1");
	}

	// It may start no connection: asking the hub for a name, or an answer to a ping,
	// would fail for ever.
	@Test
	void isolatedDeviceAsksForNothing() {
		Machine machine = joined("dash");
		this.registry.view.put("type", "isolated");
		machine.tool("wg-jde-update").succeeds();
		machine.forgetCalls();
		assertThat(machine.read("root/etc/wireguard/wg-jde.env")).contains("WM_TYPE=isolated\n");
		assertThat(machine.tool("wg-jde-update").succeeds().out()).isEmpty();
		assertThat(machine.calls()).doesNotContain("resolvectl dns");
		assertThat(machine.tool("wg-jde-status").succeeds().out()).contains(
				"ok    tunnel        not tried: an isolated device is reached",
				"ok    dns           none: an isolated device");
		this.registry.view.put("type", "roaming");
		machine.tool("wg-jde-update").succeeds();
		assertThat(machine.calls()).contains("resolvectl dns wg-jde 172.30.1.1");
	}

	// W157
	@Test
	void uninstallLeavesNothing() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		Map<String, String> before = machine.files();
		machine.join(this.registry).succeeds();
		assertThat(machine.tool("wg-jde-uninstall").succeeds().out())
			.isEqualTo("wm: wg-jde is removed from this machine. laptop is out of the mesh.\n");
		assertThat(machine.files()).isEqualTo(before);
		assertThat(machine.calls()).contains("wg-quick down",
				"systemctl disable --now wg-jde-update.timer wg-jde-update.path");
		assertThat(this.registry.isDeviceGone).isTrue();
	}

	@Test
	void uninstallWhenTheRegistryIsAwaySaysSo() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		Map<String, String> before = machine.files();
		machine.join(this.registry).succeeds();
		this.registry.close();
		assertThat(machine.tool("wg-jde-uninstall").succeeds().out())
			.startsWith("wm: wg-jde is removed from this machine. The registry could not be told: nothing listens at ")
			.endsWith("Remove the device there with wm remove laptop.hub.\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	// It once brought the tunnel's service back
	@Test
	void updateWhenItWaitedForAnUninstallPutsNothingBack() {
		Machine machine = joined("dash");
		machine.file("root/var/run/wg-jde.lock/pid", ProcessHandle.current().pid() + "\n");
		machine.program("sleep",
				"#!/bin/sh\nrm -rf \"$WM_ROOT/var/run/wg-jde.lock\" \"$WM_ROOT/etc/wireguard/wg-jde.env\"\n");
		machine.delete("machine/up-wg-jde");
		this.registry.isDeviceGone = true;
		assertThat(machine.tool("wg-jde-update").fails().err()).isEqualTo("wm: There is no "
				+ machine.path("root/etc/wireguard/wg-jde.env") + ": this machine has not joined, or has left.\n");
		assertThat(machine.calls()).doesNotContain("wg-quick", "systemctl");
	}

	// W159
	@Test
	void joinWhenThereAreTwoMeshesKeepsThemApart() {
		Machine machine = joined("dash");
		Map<String, String> before = machine.files();
		try (StubRegistry work = new StubRegistry("work", "10.64.0.0/16", "10.64.0");
				StubRegistry same = new StubRegistry("jde", "10.65.0.0/16", "10.65.0");
				StubRegistry overlapping = new StubRegistry("other", "172.30.128.0/17", "172.30.128")) {
			assertThat(machine.join(overlapping).fails().err()).contains(
					"The mesh of wg-jde has 172.30.0.0/16, which overlaps this mesh's 172.30.128.0/17: one machine can be"
							+ " in one of them only. The token stays good.");
			assertThat(machine.join(same).fails().err()).contains("wg-jde is the mesh of " + this.registry.url()
					+ ": run this command again with --as ANOTHER-LABEL. The token stays good.");
			assertThat(machine.files()).isEqualTo(before);
			machine.join(work).succeeds();
			machine.join(same, "--as", "third").succeeds();
			assertThat(machine.files()).containsAllEntriesOf(before)
				.containsKeys("etc/wireguard/wg-work.conf", "etc/wireguard/wg-third.conf",
						"etc/systemd/system/wg-work-update.timer");
			machine.tool("wg-work-uninstall").succeeds();
			machine.tool("wg-third-uninstall").succeeds();
			assertThat(machine.files()).isEqualTo(before);
		}
	}

	@Test
	void joinWhenTheInterfaceIsSomebodyElsesLeavesIt() {
		Machine machine = new Machine(this.folder, "dash").systemd()
			.file("root/etc/wireguard/wg-jde.conf", "[Interface]\n");
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).fails().err())
			.contains("There is an interface wg-jde here that is not wm's: run this command again with --as");
		assertThat(machine.files()).isEqualTo(before);
	}

}
