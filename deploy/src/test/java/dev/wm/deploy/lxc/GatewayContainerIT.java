package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RequiresRoot;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways in real LXC containers that {@code wm-gw} installed: a hub's on lxc-net's
 * bridge, and a spoke's without privileges on a LAN.
 */
@RequiresRoot({ "lxc-start", "debootstrap", "nft", "jq" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayContainerIT {

	private static final Duration LIMIT = Duration.ofMinutes(15);

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final String VPS = "172.30.1.2";

	private static final String PVE = "172.30.3.2";

	private static TestMesh mesh;

	private static Path hubService;

	private static Path spokeService;

	private static Path archive;

	// W31, W33, W37, W40 to W44, W47
	@BeforeAll
	static void install() throws IOException {
		String template = "LXC_TEMPLATE=" + CommandResult
			.of(Duration.ofMinutes(15), "",
					List.of(Scripts.FOLDER.resolve("../lab.d/gateway-system.sh").normalize().toString()))
			.succeeds()
			.lines()
			.getLast() + "\n";
		String name = "wmg" + ProcessHandle.current().pid();
		Path folder = Files.createDirectories(Path.of("/var/cache/wm-test", name));
		mesh = new TestMesh(name, folder);
		archive = TestRelease.in(folder.resolve("dist"));
		hubService = mesh.service("hub",
				"SITE_DOMAIN=wg\nSITE_SUBNET=172.30.1.0/24\nIS_HUB=true\nLXC_IFACES=\nHOST_NAME=vps\nLXC_UNPRIVILEGED=no\n"
						+ template);
		spokeService = mesh.service("spoke",
				"SITE_DOMAIN=sheen\nSITE_SUBNET=172.30.3.0/24\nLXC_IFACES=192.168.1.250\nHOST_NAME=pve\nLXC_UNPRIVILEGED=yes\n"
						+ template);
		RunningCommand hub = mesh.hub().start("install", hubService, "--archive", archive.toString());
		RunningCommand spoke = mesh.spoke().start("install", spokeService, "--archive", archive.toString());
		hub.await(LIMIT).succeeds();
		spoke.await(LIMIT).succeeds();
	}

	@AfterAll
	static void stop() {
		if (mesh != null) {
			mesh.close();
		}
	}

	private static void awaitPackets() {
		Await.within(SOON, "packets go from the spoke's host to the hub's",
				() -> mesh.spoke().run("ping", "-c", "1", "-W", "1", VPS).exit() == 0);
		Await.within(SOON, "packets go from the hub's host to the spoke's",
				() -> mesh.hub().run("ping", "-c", "1", "-W", "1", PVE).exit() == 0);
	}

	// W31, W42, W53, W54, W81 to W83
	@Test
	@Order(1)
	void hostsWhenBothGatewaysAreInstalledReachEachOther() {
		awaitPackets();
		assertThat(mesh.hub().run("nft", "list", "table", "ip", "wm-gateway").succeeds().out())
			.contains("udp dport 51820 dnat to 10.0.3.2:51820");
		assertThat(mesh.hub().gateway("status", hubService).succeeds().out()).contains("running, 10.0.3.2");
		assertThat(mesh.spoke().gateway("status", spokeService).succeeds().out()).contains("running, 192.168.1.250");
		assertThat(mesh.spoke().gateway("logs", spokeService, "-n", "20").succeeds().out()).isNotBlank();
		assertThat(mesh.spoke().inContainer("wm-gw-sheen", "cat", "/etc/wm/gateway.env").succeeds().out())
			.contains("SITE_DOMAIN=sheen")
			.doesNotContain("TOKEN");
		assertThat(mesh.spoke().inContainer("wm-gw-sheen", "stat", "-c", "%a", "/etc/wm/private.key").out())
			.isEqualTo("600\n");
		assertThat(mesh.api("/api/v1/sites/wg").out()).contains("203.0.113.10:51820");
	}

	// In the unprivileged container, which has other ids than the host
	@Test
	@Order(2)
	void spokeWhenUnprivilegedForwardsForTheMeshAlone() {
		assertThat(mesh.spoke().inContainer("wm-gw-sheen", "cat", "/proc/self/uid_map").out()).contains("100000");
		assertThat(mesh.spoke()
			.inContainer("wm-gw-sheen", "cat", "/proc/sys/net/ipv4/ip_forward",
					"/proc/sys/net/ipv4/conf/all/src_valid_mark", "/run/wm/forwarding")
			.out()).isEqualTo("1\n1\n1\n");
	}

	// W45, W46, W74: an update restarts the agent, and no packet is lost
	@Test
	@Order(3)
	void updateWhenPacketsAreUnderWayLosesNone() {
		awaitPackets();
		RunningCommand ping = mesh.spoke().startCommand("ping", "-i", "0.1", "-W", "10", VPS);
		mesh.spoke().gateway("install", spokeService, "--archive", archive.toString()).succeeds();
		mesh.hub().gateway("update", hubService, "--archive", archive.toString()).succeeds();
		mesh.spoke().run("kill", "-INT", Long.toString(ping.process().pid()));
		assertThat(ping.await(SOON).out()).contains(" 0% packet loss");
	}

	// W35, W51, W52, W55
	@Test
	@Order(4)
	void verbsWhenStoppedAndStartedBringPacketsBack() {
		mesh.hub().gateway("stop", hubService).succeeds();
		assertThat(mesh.hub().gateway("status", hubService).fails(1).out()).contains("stopped. Start it: wm-gw start");
		mesh.hub().gateway("uninstall", hubService).succeeds();
		mesh.hub().run("nft", "list", "table", "ip", "wm-gateway").fails(1);
		mesh.hub().gateway("start", hubService).succeeds();
		awaitPackets();
		mesh.hub().run("nft", "flush", "ruleset").succeeds();
		assertThat(mesh.hub().gateway("status", hubService).fails(1).out())
			.contains("UDP 51820 is not forwarded to 10.0.3.2");
		mesh.hub().run(mesh.hub().folder().resolve("usr/local/sbin/wm-gw-forward").toString(), "apply").succeeds();
		Await.within(SOON, "the hub's gateway has no problem",
				() -> mesh.hub().gateway("status", hubService).exit() == 0);
		awaitPackets();
	}

	// W57, W58
	@Test
	@Order(5)
	void restoreWhenTheContainerIsGoneIsItselfAgain() {
		String key = mesh.api("/api/v1/sites/sheen").out();
		Path backup = mesh.spoke().folder().resolve("sheen.tgz");
		mesh.spoke().gateway("backup", spokeService, backup.toString()).succeeds();
		mesh.spoke().gateway("destroy", spokeService, "--keep-site").succeeds();
		mesh.spoke().gateway("restore", spokeService, backup.toString(), "--archive", archive.toString()).succeeds();
		awaitPackets();
		assertThat(mesh.api("/api/v1/sites/sheen").out()).isEqualTo(key).contains("public_key");
		assertThat(mesh.api("/api/v1/checks").out()).doesNotContain("gateway_cloned", "gateway_unrecognised");
	}

	// W56
	@Test
	@Order(6)
	void destroyWhenInstalledLeavesNothing() throws IOException {
		mesh.spoke().gateway("destroy", spokeService).succeeds();
		mesh.hub().gateway("destroy", hubService).succeeds();
		assertThat(mesh.api("/api/v1/sites").out()).contains("\"items\":[]");
		assertThat(mesh.api("/api/v1/hosts").out()).contains("\"items\":[]");
		for (ContainerHost host : List.of(mesh.hub(), mesh.spoke())) {
			assertThat(host.run("nft", "list", "tables").out()).doesNotContain("wm");
			try (var files = Files.walk(host.folder().resolve("etc"))) {
				assertThat(files.map(Path::toString)).noneMatch((file) -> file.contains("wm-g"));
			}
			assertThat(host.folder().resolve("var/lib/wm-gw")).doesNotExist();
		}
	}

}
