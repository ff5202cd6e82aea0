package dev.wm.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The kinds of machines: how each looks names up, what runs its timer, and that nothing
 * is left of it.
 */
class PlatformTests {

	private final StubRegistry registry = new StubRegistry();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.registry.close();
	}

	private static final String JOINED = "wm: Names in hub, sheen are looked up at the hub, by ";

	@Test
	void cronAndPlainResolvConfGetAForwarder() {
		Machine machine = new Machine(this.folder, "dash").cron();
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).succeeds().out()).contains(JOINED + "dnsmasq on 127.0.0.77.\n");
		assertThat(machine.read("root/etc/cron.d/wg-jde")).contains("*/5 * * * * root ",
				"/wg-jde-update 2>&1 | logger");
		assertThat(machine.read("root/etc/resolv.conf")).endsWith("\nnameserver 127.0.0.77\nsearch lan\n");
		assertThat(machine.read("root/var/lib/wm/dns/upstream")).isEqualTo("search lan\nnameserver 192.0.2.53\n");
		assertThat(machine.read("root/var/lib/wm/dns/conf/wg-jde.conf")).contains("server=/hub/172.30.1.1\n",
				"server=/sheen/172.30.1.1\n", "server=/30.172.in-addr.arpa/172.30.1.1\n");
		// A DHCP client writes its own.
		machine.file("root/etc/resolv.conf", "nameserver 198.51.100.1\n");
		machine.tool("wg-jde-update").succeeds();
		assertThat(machine.read("root/etc/resolv.conf")).contains("nameserver 127.0.0.77\n")
			.doesNotContain("198.51.100.1");
		assertThat(machine.read("root/var/lib/wm/dns/upstream")).isEqualTo("nameserver 198.51.100.1\n");
		machine.file("root/etc/resolv.conf",
				machine.read("root/etc/resolv.conf").replace("nameserver 198.51.100.1", ""));
		machine.tool("wg-jde-uninstall").succeeds();
		machine.file("root/etc/resolv.conf", "search lan\nnameserver 192.0.2.53\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	// A service's processes end with it, and the update of the timer is one.
	@Test
	void systemdAndPlainResolvConfGetAForwarderOfItsOwnService() {
		Machine machine = new Machine(this.folder, "dash").systemd().programs("systemd-run", "dnsmasq");
		machine.delete("bin/resolvectl");
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).succeeds().out()).contains(JOINED + "dnsmasq on 127.0.0.77.\n");
		assertThat(machine.calls().lines().filter((call) -> call.startsWith("systemd-run "))).singleElement()
			.asString()
			.contains(" --collect --unit=wm-dns ", " --property=Type=forking ", "/wm-dns.pid ",
					" dnsmasq --conf-file=");
		machine.forgetCalls();
		machine.tool("wg-jde-uninstall").succeeds();
		assertThat(machine.calls()).contains("systemctl stop wm-dns.service\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	@Test
	void noDnsmasqIsSaidAndTheTunnelWorks() {
		Machine machine = new Machine(this.folder, "dash").cron().programs("apt-get").file("machine/fails-install", "");
		machine.delete("bin/dnsmasq");
		Machine.Result result = machine.join(this.registry).succeeds();
		assertThat(result.err()).contains("wm: The names of the mesh do not work here: programs here look names up in"
				+ " /etc/resolv.conf, which cannot tell domains apart, and there is no dnsmasq: install it, then run"
				+ " wg-jde-update. Addresses do. The hub answers for names: ask 172.30.1.1.\n");
		assertThat(result.out()).doesNotContain("looked up at the hub");
		assertThat(machine.read("root/etc/resolv.conf")).isEqualTo("search lan\nnameserver 192.0.2.53\n");
		assertThat(machine.tool("wg-jde-update").succeeds().err()).isEmpty();
		machine.programs("dnsmasq");
		machine.tool("wg-jde-update").succeeds();
		assertThat(machine.read("root/etc/resolv.conf")).contains("nameserver 127.0.0.77");
		machine.tool("wg-jde-uninstall").succeeds();
	}

	@Test
	void alpineHasItsOwnCronAndService() {
		Machine machine = new Machine(this.folder, "busybox ash").programs("apk", "rc-update", "rc-service", "dnsmasq")
			.file("root/etc/crontabs/root", "0 1 * * * backup\n");
		Map<String, String> before = machine.files();
		machine.join(this.registry).succeeds();
		machine.join(this.registry).succeeds();
		this.registry.view.put("hub_endpoint", "203.0.113.10:51820");
		assertThat(machine.tool("wg-jde-update").succeeds().out())
			.isEqualTo("wm: The mesh has changed: applying its configuration.\n");
		assertThat(machine.read("root/etc/crontabs/root")).startsWith("0 1 * * * backup\n*/5 * * * * ").hasLineCount(2);
		assertThat(machine.read("root/etc/init.d/wg-jde")).startsWith("#!/sbin/openrc-run\n");
		assertThat(machine.calls()).contains("rc-update -q add wg-jde default\n", "rc-service -q crond start\n");
		machine.tool("wg-jde-uninstall").succeeds();
		Map<String, String> after = machine.files();
		assertThat(after.remove("etc/crontabs/root")).endsWith(" 0 1 * * * backup\n");
		assertThat(before).containsAllEntriesOf(after);
	}

	@Test
	void networkManagerGetsItsPlugin() {
		Machine machine = new Machine(this.folder, "dash").cron()
			.programs("nmcli")
			.file("root/etc/resolv.conf", "# Generated by NetworkManager\nnameserver 192.0.2.53\n");
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).succeeds().out()).contains(JOINED + "NetworkManager's dnsmasq.\n");
		assertThat(machine.read("root/etc/NetworkManager/conf.d/wm-dns.conf")).endsWith("[main]\ndns=dnsmasq\n");
		assertThat(machine.read("root/etc/NetworkManager/dnsmasq.d/wg-jde.conf")).contains("server=/hub/172.30.1.1\n");
		assertThat(machine.calls()).contains("nmcli general reload\n");
		machine.tool("wg-jde-uninstall").succeeds();
		assertThat(machine.files()).isEqualTo(before);
	}

	@Test
	void resolvconfGetsTheForwarder() {
		Machine machine = new Machine(this.folder, "dash").cron()
			.programs("resolvconf")
			.file("root/etc/upstream", "nameserver 192.0.2.53\n")
			.file("root/etc/resolv.conf", "# Generated by resolvconf\nnameserver 192.0.2.53\n");
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).succeeds().out()).contains(JOINED + "dnsmasq on 127.0.0.77.\n");
		assertThat(machine.calls()).contains("resolvconf -m 0 -x -a lo.wm\n");
		assertThat(machine.read("root/var/lib/wm/dns/upstream")).isEqualTo("nameserver 192.0.2.53\n");
		machine.tool("wg-jde-uninstall").succeeds();
		assertThat(machine.calls()).contains("resolvconf -d lo.wm\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	// W143: the shell of macOS is a bash 3.2 that obeys POSIX.
	@Test
	void macosHasResolverFilesAndLaunchd() {
		Machine machine = new Machine(this.folder, "bash --posix")
			.programs("launchctl", "dscacheutil", "killall", "wireguard-go")
			.file("machine/system", "Darwin\n")
			.file("root/etc/resolver/sheen", "nameserver 192.0.2.7\n")
			.file("root/var/run/wireguard/wg-jde.name", "wg-jde\n");
		Map<String, String> before = machine.files();
		Machine.Result result = machine.join(this.registry).succeeds();
		assertThat(result.out()).contains(JOINED + "/etc/resolver.\n");
		assertThat(result.err())
			.contains("resolver/sheen is there already, so names in sheen are not those of this mesh.");
		assertThat(machine.read("root/etc/resolver/hub")).isEqualTo("# wm: wg-jde\nnameserver 172.30.1.1\n");
		assertThat(machine.read("root/Library/LaunchDaemons/dev.wm.wg-jde-update.plist"))
			.contains("<key>StartInterval</key><integer>300</integer>");
		assertThat(machine.calls()).contains("launchctl bootstrap system ").doesNotContain("\nip ", "systemctl");
		assertThat(machine.tool("wg-jde-status").out()).contains("followed by launchd every 5 min",
				"gw.hub is 172.30.1.1, by /etc/resolver");
		machine.tool("wg-jde-uninstall").succeeds();
		assertThat(machine.calls()).contains("launchctl bootout system/dev.wm.wg-jde-update\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	@Test
	void shellcheckHasNoFinding() {
		Machine machine = new Machine(this.folder, "shellcheck");
		List<String> arguments = List.of("--norc", "--shell=sh", "--enable=quote-safe-variables", "-");
		assertThat(machine.run(StubRegistry.script(), arguments)).isEqualTo(new Machine.Result(0, "", ""));
		assertThat(machine.run("rm $1\n", arguments).exitCode()).isOne();
	}

}
