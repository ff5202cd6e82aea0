package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code wm-gw install} does on a Proxmox host of stand-in programs.
 */
class GatewayInstallTests extends StandInTestBase {

	// W37, W40, W41, W43, W44
	@Test
	void installWhenThereIsNothingMakesContainerSiteAndHost() throws IOException {
		CommandResult result = installed(SPOKE).result();
		assertThat(this.host.read(CONTAINER)).contains("hostname: wm-gw-sheen\n", "tags: wm-gw\n", "unprivileged: 1\n",
				"onboot: 1\n", "rootfs: local-lvm:4\n", "nameserver: 192.168.1.1\n",
				"lxc.cgroup2.devices.allow: c 10:200 rwm\n", "lxc.sysctl.net.ipv4.ip_forward: 1\n");
		assertThat(this.host.read(CONTAINER)).containsPattern(
				"net0: name=eth0,bridge=vmbr0,hwaddr=00:16:3E:[0-9A-F:]{8},ip=192.168.1.250/24,gw=192.168.1.1\n");
		assertThat(this.host.calls("pct create").getFirst())
			.contains("local:vztmpl/debian-12-standard_12.7-1_amd64.tar.zst");
		assertThat(this.host.read("ct/100/etc/wm/gateway.env")).contains("SITE_DOMAIN=sheen\n").doesNotContain("TOKEN");
		assertThat(Files.getPosixFilePermissions(this.host.path("ct/100/etc/wm/gateway.env")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(this.host.read("ct/100/etc/wm/credential")).isEqualTo("credential for wm_enr_once\n");
		assertThat(this.host.read("ct/100/etc/tmpfiles.d/wm-gw.conf")).contains("/run/wm/forwarding");
		assertThat(this.registry.site("sheen").toString())
			.isEqualTo("{\"domain\":\"sheen\",\"hub\":false,\"listen_port\":51820,\"subnet\":\"172.30.3.0/24\"}");
		assertThat(this.registry.host("pve.sheen").get("local_address").asString()).isEqualTo("192.168.1.5");
		assertThat(result.out()).contains("--key " + "a1".repeat(32),
				"Forward UDP 51820 on the site's router to 192.168.1.250");
		assertThat(this.host.path("root/etc/nftables.d")).doesNotExist();
	}

	@Test
	void installWhenRunNeverShowsASecret() throws IOException {
		CommandResult result = installed(SPOKE).result();
		for (String text : List.of(this.host.read("calls"), result.out(), result.err())) {
			assertThat(text).doesNotContain("wm_adm_", "wm_enr_once");
		}
		assertThat(result.err()).startsWith("wm-gw: Downloading the template").hasLineCount(1);
	}

	// W79
	@Test
	void installWhenDoneUpgradesTheContainerOnceADayUnlessAskedNotTo() throws IOException {
		installed(SPOKE);
		assertThat(this.host.path("ct/100/usr/local/sbin/wm-gw-upgrade")).isExecutable();
		assertThat(this.host.path("ct/100/usr/sbin/policy-rc.d")).isExecutable();
		assertThat(this.host.read("ct/100/etc/systemd/system/wm-gw-upgrade.timer")).contains("OnCalendar=daily\n");
		assertThat(this.host.calls("systemctl enable --quiet --now wm-gw-upgrade.timer")).hasSize(1);
		this.host.gateway("install", service(SPOKE + "LXC_UPGRADE=no\n")).succeeds();
		assertThat(this.host.path("ct/100/usr/local/sbin/wm-gw-upgrade")).doesNotExist();
		assertThat(this.host.path("ct/100/usr/sbin/policy-rc.d")).doesNotExist();
		assertThat(this.host.calls("systemctl disable --quiet --now wm-gw-upgrade.timer")).hasSize(1);
	}

	// W45, W46
	@Test
	void installWhenRunAgainChangesNothing() throws IOException {
		Path service = installed(SPOKE).service();
		String container = this.host.read(CONTAINER);
		String key = this.host.read("ct/100/etc/wm/private.key");
		Files.delete(this.host.path("calls"));
		this.host.gateway("install", service).succeeds();
		assertThat(this.host.read(CONTAINER)).isEqualTo(container);
		assertThat(this.host.read("ct/100/etc/wm/private.key")).isEqualTo(key);
		assertThat(this.host.read("calls")).doesNotContain("pct create", "pct set", "pct start", "pct stop",
				"pct shutdown", "systemctl restart", "systemctl stop");
	}

	// W48: the administrator's VLAN stays
	@Test
	void installWhenTheNetworkChangesRestartsWithTheNewOne() throws IOException {
		installed(SPOKE);
		this.host.write(CONTAINER, this.host.read(CONTAINER).replace("gw=192.168.1.1", "gw=192.168.1.1,tag=7")
				+ "[before-upgrade]\nhostname: wm-gw-sheen\n");
		CommandResult result = this.host.gateway("install", service(SPOKE.replace(".250", ".251"))).succeeds();
		assertThat(this.host.read(CONTAINER)).containsPattern("net0: .*ip=192.168.1.251/24,gw=192.168.1.1,tag=7\n")
			.contains("[before-upgrade]\nhostname: wm-gw-sheen\n");
		assertThat(result.out()).contains("The network of container 100 (wm-gw-sheen) changes, so it restarts");
		assertThat(this.host.calls("pct shutdown")).hasSize(1);
		assertThat(this.host.calls("pct create")).hasSize(1);
	}

	// W32, W33, W34, W36
	@Test
	void installWhenHubForwardsItsPort() throws IOException {
		installed(HUB);
		assertThat(this.host.read("root/etc/nftables.d/wm-gateway.nft")).contains(
				"table ip wm-gateway\ndelete table ip wm-gateway\ntable ip wm-gateway {\n",
				"fib daddr type local udp dport 51820 dnat to 10.0.3.2:51820\n",
				"ip saddr 10.0.3.2 oifname != \"lxcbr0\" masquerade\n");
		assertThat(this.registry.site("wg").get("endpoint").asString()).isEqualTo("203.0.113.10:51820");
		assertThat(this.host.calls("conntrack")).containsExactly("conntrack -D -p udp --orig-port-dst 51820 ");
		assertThat(this.host.path("root/usr/local/sbin/wm-gw-forward")).isExecutable();
		assertThat(this.host.read("root/etc/systemd/system/wm-gw-forward.service"))
			.contains("PartOf=nftables.service docker.service");
	}

	// W194: only when the rule appears or changes
	@Test
	void forwardWhenItIsLoadedAlreadyKeepsConnections() throws IOException {
		Path service = installed(HUB).service();
		this.host.gateway("install", service).succeeds();
		assertThat(this.host.calls("conntrack")).hasSize(1);
		Files.delete(this.host.path("table"));
		this.host.gateway("status", service).fails(1);
		this.host.gateway("install", service).succeeds();
		assertThat(this.host.calls("conntrack")).hasSize(2);
		this.host.gateway("status", service).succeeds();
	}

	// W47
	@Test
	void installWhenSeveralRunAtOnceAllSucceed() throws IOException {
		String blank = HUB.replaceAll("LXC_.*\n", "");
		Path spoke = service(SPOKE);
		Path hub = service(blank);
		Path other = service(blank.replace("=wg", "=two") + "WM_LISTEN_PORT=51821\n");
		List<RunningCommand> all = List.of(spoke, hub, other)
			.stream()
			.map((file) -> this.host.start("install", file))
			.toList();
		all.forEach((command) -> command.await(Duration.ofMinutes(3)).succeeds());
		assertThat(this.host.read("table")).containsPattern("udp dport 51820 dnat to 10.0.3.[23]:51820")
			.containsPattern("udp dport 51821 dnat to 10.0.3.[23]:51821")
			.contains("ip saddr 10.0.3.2 ", "ip saddr 10.0.3.3 ");
		assertThat(this.host.calls("pct create")).hasSize(3);
		assertThat(this.registry.sites().keySet()).containsExactly("sheen", "two", "wg");
	}

	@Test
	void installWhenAnotherGatewayHasThePortRefuses() throws IOException {
		installed(HUB);
		CommandResult result = this.host.gateway("install", service(HUB.replace("=wg", "=two") + "LXC_ID=103\n"))
			.fails(1);
		assertThat(result.err()).contains("UDP 51820 of this host goes to wm-gw-wg already", "WM_LISTEN_PORT=51821");
	}

	@Test
	void installWhenTheContainerIsSomebodyElsesLeavesIt() throws IOException {
		this.host.write(CONTAINER, "hostname: wm-gw-sheen\n");
		this.host.write("ct/100/status", "running\n");
		CommandResult result = this.host.gateway("install", service(SPOKE)).fails(1);
		assertThat(result.err()).contains("container 100 (wm-gw-sheen) is not of wm-gw's making and stays as it is",
				"LXC_NAME=wm-gw-sheen-2");
		assertThat(this.host.read(CONTAINER)).isEqualTo("hostname: wm-gw-sheen\n");
		this.host.gateway("destroy", service(SPOKE)).fails(1);
		assertThat(this.host.path("ct/100")).exists();
	}

	@Test
	void installWhenTheTokenIsWrongSaysSoAndMakesNothing() throws IOException {
		Path service = service(SPOKE);
		Files.writeString(service, Files.readString(service).replace("wm_adm_", "wm_bad_"));
		CommandResult result = this.host.gateway("install", service).fails(1);
		assertThat(result.err()).contains("The registry refused WM_REGISTRY_TOKEN: This token is not valid.",
				"Put an administrator's token into");
		assertThat(result.err()).doesNotContain("wm_bad_");
		assertThat(this.host.path(CONTAINER)).doesNotExist();
	}

	@Test
	void installWhenTheSiteHasAnotherSubnetSaysWhichToSet() throws IOException {
		installed(SPOKE);
		CommandResult result = this.host.gateway("install", service(SPOKE.replace("30.3.0", "30.4.0"))).fails(1);
		assertThat(result.err()).contains("Set SITE_SUBNET=172.30.3.0/24 in");
	}

	@Test
	void installWhenTheSiteWasRemovedMeanwhileEnrolsAgain() throws IOException {
		Path service = installed(SPOKE).service();
		this.registry.sites().clear();
		this.registry.enrolled().clear();
		this.host.gateway("install", service).succeeds();
		assertThat(this.registry.enrolled()).containsExactly("sheen");
		assertThat(this.host.calls("systemctl restart wm-gateway")).hasSize(1);
	}

	@Test
	void installWhenItsTokenIsLostTriesOnceMoreWithANewOne() throws IOException {
		this.host.write("lose-token", "");
		CommandResult result = this.host.gateway("install", service(SPOKE)).succeeds();
		assertThat(result.out()).contains("The gateway did not enrol: once more, with a new token");
		assertThat(this.host.read("ct/100/etc/wm/credential")).isEqualTo("credential for wm_enr_once\n");
	}

	@Test
	void installWhenDryRunSaysWhatItWouldDoAndChangesNothing() throws IOException {
		CommandResult result = this.host.gateway("install", service(HUB), "--dry-run").succeeds();
		assertThat(result.out()).contains("container new (wm-gw-wg) is to be made from debian",
				"bridge lxcbr0, address 10.0.3.2/24, default route 10.0.3.1, this host 10.0.3.1",
				"udp dport 51820 dnat to 10.0.3.2:51820");
		assertThat(this.registry.sites()).isEmpty();
		assertThat(this.host.path("root/etc/nftables.d")).doesNotExist();
		assertThat(this.host.path("root/var")).doesNotExist();
	}

}
