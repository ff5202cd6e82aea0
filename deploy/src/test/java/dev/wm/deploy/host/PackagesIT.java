package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

import dev.wm.deploy.container.DebianPackage;
import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.RootFileSystem;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RequiresRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Installs, upgrades, removes and purges the Debian packages on a real Debian, as its
 * administrator does.
 */
@RequiresRoot({ "lxc-start", "debootstrap", "dnsmasq" })
@TestMethodOrder(OrderAnnotation.class)
class PackagesIT {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final String DATA = "/var/lib/wm-registry";

	private static final String URL = "http://127.0.0.1:8099";

	@TempDir
	private static Path folder;

	private static LxcContainer machine;

	private static SortedSet<String> filesBefore;

	private static String siteToken = "";

	@BeforeAll
	static void start() throws IOException {
		Path system = RootFileSystem.forPackages();
		Path packages = Files.createDirectories(folder.resolve("own/root"));
		for (String program : List.of("registry/wm-registry", "gateway-agent/wm-gateway", "cli/wm")) {
			DebianPackage built = DebianPackage.built(program);
			Files.copy(built.file(), packages.resolve(built.name() + ".deb"));
		}
		DebianPackage.built("gateway-agent/wm-gateway").copyAs("99.0.0", packages.resolve("next.deb"));
		machine = new LxcContainer("wmp" + ProcessHandle.current().pid() % 10_000_000, folder, system, List.of());
		filesBefore = machine.files();
	}

	@AfterAll
	static void stop() {
		if (machine != null) {
			machine.close();
		}
	}

	// The training runs of the caches take most of the time, so only the client's is
	// made.
	private static CommandResult apt(String... words) {
		return machine
			.run(LIMIT, "env", "DEBIAN_FRONTEND=noninteractive", "WM_CACHE=no", "sh", "-c",
					"apt-get -y -q " + String.join(" ", words))
			.succeeds();
	}

	private static String state(String unit) {
		return machine.run("systemctl", "is-active", unit).out().strip();
	}

	private static String wm(String words) {
		return machine
			.sh("HOME=/root REGISTRY_URL=" + URL + " REGISTRY_TOKEN=$(cat " + DATA + "/admin-token) wm " + words)
			.succeeds()
			.out();
	}

	private static void awaitRegistry() {
		Await.within(LIMIT, "the registry answers", () -> machine.run("curl", "-sf", URL + "/health").exit() == 0);
	}

	private static void awaitTunnel() {
		assertThat(
				Await.holdsWithin(LIMIT, () -> machine.sh("wm-gateway status").out().contains("applied    revision")))
			.as(() -> machine.sh("journalctl -u wm-gateway; wm-gateway status").out())
			.isTrue();
		assertThat(machine.run("ip", "-br", "address", "show", "wg0").out()).contains("10.83.0.1/24");
	}

	private static void printExposure(String unit) {
		String figure = machine.run("systemd-analyze", "security", "--no-pager", unit).succeeds().lines().getLast();
		System.out.println(unit + ": " + figure);
		assertThat(figure).contains("Overall exposure level");
	}

	@Test
	@Order(1)
	void clientWhenInstalledHasItsManualCompletionsAndCache() {
		machine.run(LIMIT, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "install", "/root/wm.deb")
			.succeeds();
		assertThat(machine.run("wm", "version").succeeds().out()).startsWith("wm ");
		assertThat(machine.sh("dpkg -L wm").out()).contains("/usr/share/bash-completion/completions/wm\n",
				"/usr/share/zsh/vendor-completions/_wm\n", "/usr/share/fish/vendor_completions.d/wm.fish\n",
				"/usr/share/man/man1/wm.1.gz\n", "/usr/share/man/man1/wm-add-host.1.gz\n");
		assertThat(machine.sh("zcat /usr/share/man/man1/wm-add-host.1.gz").out()).contains("Its address on the LAN");
		assertThat(machine.sh("bash -c '. /usr/share/bash-completion/completions/wm && complete -p wm'").out())
			.contains("wm");
		assertThat(machine.sh("ls /usr/lib/wm/cache").out()).isEqualTo("wm.aot\n");
	}

	@Test
	@Order(2)
	void registryWhenInstalledRunsAndSaysWhatIsNext() {
		// As README says, before. Without a cache, it starts soonest with one compiler.
		machine
			.sh("mkdir /etc/wm-registry && printf '%s\\n' WM_MESH_SUPERNET=10.83.0.0/16"
					+ " JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 >/etc/wm-registry/registry.env")
			.succeeds();
		CommandResult install = apt("install /root/wm-registry.deb");
		assertThat(install.out()).contains("http://127.0.0.1:8099", DATA + "/admin-token",
				"wm-registry setup --domain");
		assertThat(state("wm-registry")).isEqualTo("active");
		awaitRegistry();
		assertThat(machine.run("stat", "-c", "%U %a", DATA, DATA + "/admin-token").out())
			.isEqualTo("wm-registry 700\nwm-registry 600\n");
		assertThat(machine.run("stat", "-c", "%U:%G %a", "/etc/wm-registry/registry.env").out())
			.isEqualTo("root:wm-registry 640\n");
		assertThat(machine.sh("stat -c %U /proc/$(systemctl show -P MainPID wm-registry)").out())
			.isEqualTo("wm-registry\n");
		assertThat(machine.sh("ss -Hltn src :8099").out()).contains("127.0.0.1").doesNotContain("0.0.0.0:8099");
		siteToken = Pattern.compile("wm_enr_[\\w-]+")
			.matcher(wm("add-site sheen --hub"))
			.results()
			.findFirst()
			.orElseThrow()
			.group();
		printExposure("wm-registry.service");
	}

	@Test
	@Order(3)
	void registryWhenUpgradedKeepsDataAndSettings() {
		machine.sh("echo WM_MESH_NAME=wm >> /etc/wm-registry/registry.env").succeeds();
		String before = machine.run("systemctl", "show", "-P", "MainPID", "wm-registry").out();
		apt("install --reinstall /root/wm-registry.deb");
		awaitRegistry();
		assertThat(machine.run("systemctl", "show", "-P", "MainPID", "wm-registry").out()).isNotEqualTo(before);
		assertThat(machine.sh("cat /etc/wm-registry/registry.env").out()).endsWith("WM_MESH_NAME=wm\n");
		assertThat(wm("list")).contains("sheen");
		machine.run("wm-registry", "backup", "/root/backup").succeeds();
		assertThat(machine.run("stat", "-c", "%U %a", "/root/backup").out()).isEqualTo("root 600\n");
	}

	@Test
	@Order(4)
	void gatewayWhenInstalledWaitsForItsSettings() {
		CommandResult install = apt("install /root/wm-gateway.deb");
		assertThat(install.out()).contains("/etc/wm/gateway.env", "wm gateway-setup");
		assertThat(state("wm-gateway")).isEqualTo("inactive");
		assertThat(machine.run("systemctl", "is-enabled", "wm-gateway").out()).isEqualTo("enabled\n");
		assertThat(machine.run("readlink", "-f", "/usr/bin/wm-gateway").out())
			.matches("/usr/lib/wm-gateway/[0-9][^/]*/bin/wm-gateway\n");
		printExposure("wm-gateway.service");
	}

	@Test
	@Order(5)
	void gatewayWhenItHasSettingsConnectsAndOutlivesAnUpgrade() {
		machine
			.runWithInput("WM_REGISTRY_URL=" + URL + "\nWM_REGISTRY_TOKEN=" + siteToken + "\n", "sh", "-c",
					"umask 077; cat >/etc/wm/gateway.env")
			.succeeds();
		machine.run("systemctl", "start", "wm-gateway").succeeds();
		awaitTunnel();
		apt("install /root/next.deb");
		assertThat(state("wm-gateway")).isEqualTo("active");
		awaitTunnel();
		assertThat(machine.run("readlink", "/usr/lib/wm-gateway/current").out()).isEqualTo("99.0.0\n");
		assertThat(machine.sh("ls -d /usr/lib/wm-gateway/[0-9]*").out()).isEqualTo("/usr/lib/wm-gateway/99.0.0\n");
		assertThat(machine.sh("cat /etc/wm/credential").out()).startsWith("wm_gw_");
	}

	@Test
	@Order(6)
	void packagesWhenRemovedKeepDataAndSettings() {
		apt("remove wm-registry wm-gateway wm");
		assertThat(machine.sh("ls " + DATA + "/admin-token /etc/wm-registry/registry.env /etc/wm/credential").exit())
			.isZero();
		assertThat(state("wm-registry") + state("wm-gateway")).isEqualTo("inactiveinactive");
		assertThat(machine.sh("ls -d /usr/lib/wm*").out()).isEmpty();
		assertThat(machine.sh("nft list tables; ip rule").out()).doesNotContain("ip wm", "5101");
		assertThat(machine.run("ip", "link", "show", "wg0").exit()).isNotZero();
	}

	@Test
	@Order(7)
	void registryWhenInstalledAgainHasItsData() {
		apt("install /root/wm-registry.deb /root/wm.deb");
		awaitRegistry();
		assertThat(wm("list")).contains("sheen");
	}

	@Test
	@Order(8)
	void packagesWhenPurgedLeaveNothing() {
		apt("purge wm-registry wm-gateway wm");
		assertThat(machine.filesSince(filesBefore)).isEmpty();
		assertThat(machine.run("getent", "passwd", "wm-registry").out()).isEmpty();
		assertThat(machine.run("getent", "group", "wm-registry").out()).isEmpty();
		assertThat(machine.sh("systemctl list-unit-files 'wm-*'; systemctl list-units --all 'wm-*'").out())
			.doesNotContain("wm-registry", "wm-gateway");
	}

}
