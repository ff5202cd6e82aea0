package dev.wm.deploy.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.ReadmeCommands;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mesh of three sites by the commands of README's "On your own machines", as it writes
 * them, from packages to an update; and off again.
 */
@Order(1)
@EnabledIf(value = "dev.wm.deploy.host.HostSetupIT#canRun",
		disabledReason = "Containers need root on Linux, lxc, debootstrap and dnsmasq.")
@TestMethodOrder(OrderAnnotation.class)
class InstallIT {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", ".."))
		.toAbsolutePath()
		.normalize();

	private static final String URL = "https://wm.example.com";

	private static final String NEXT = "0.2.0";

	@TempDir
	private static Path folder;

	private static List<List<String>> readme;

	private static Releases releases;

	private static RunningCommand next;

	private static Machines machines;

	private static SortedSet<String> registryBefore;

	private static SortedSet<String> gatewayBefore;

	private static final Map<String, String> oneLiners = new HashMap<>();

	@BeforeAll
	static void start() throws IOException {
		readme = ReadmeCommands.of(REPOSITORY, "On your own machines");
		releases = new Releases(REPOSITORY, Files.createDirectories(folder.resolve("release")));
		RunningCommand made = releases.make();
		machines = new Machines(REPOSITORY, folder.resolve("machines"));
		registryBefore = machines.registry().files();
		gatewayBefore = machines.sheen().files();
		made.await(LIMIT.multipliedBy(4)).succeeds();
		next = releases.makeNext();
		machines.registry().copy(releases.debianPackage(), "/root/" + releases.debianPackage().getFileName());
	}

	@AfterAll
	static void stop() {
		if (next != null) {
			next.process().destroy();
		}
		if (machines != null) {
			machines.close();
		}
	}

	// Caches take longest to be made: the hub's alone is.
	private static String environment(LxcContainer machine) {
		return "cd /root; export HOME=/root DEBIAN_FRONTEND=noninteractive PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "
				+ "JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/etc/ssl/test.p12"
				+ ((machine == machines.hub()) ? "" : " WM_CACHE=no") + "; ";
	}

	private static CommandResult run(LxcContainer machine, String command) {
		return machine.run(LIMIT, "sh", "-c", environment(machine) + command);
	}

	// As the printed text says: "As root leave out sudo".
	private static String printed(String site) {
		return oneLiners.getOrDefault(site, "").replace("| sudo sh", "| sh");
	}

	private static RunningCommand install(LxcContainer machine, String site) {
		return machine.start("sh", "-c", environment(machine) + printed(site).replace("\"", ""));
	}

	private static String wm(String words) {
		return run(machines.laptop(), "wm " + words).succeeds().out();
	}

	private static void awaitRegistry() {
		Await.within(LIMIT, "the registry answers by HTTPS",
				() -> run(machines.laptop(), "curl -fsS -m 5 " + URL + "/health/ready").exit() == 0);
	}

	private static boolean pings(NetworkNode from, String name) {
		return from.run("ping", "-c", "1", "-W", "1", name).exit() == 0;
	}

	private static void awaitPackets() {
		Await.within(LIMIT, "packets go from sheen to osrc by name",
				() -> pings(machines.sheenServer(), "server.osrc"));
		Await.within(LIMIT, "packets go from osrc to sheen by name",
				() -> pings(machines.osrcServer(), "server.sheen"));
	}

	@Test
	@Order(1)
	void registryWhenInstalledAsReadmeSaysHasARelease() {
		String token = "";
		for (String command : readme.get(0)) {
			token = run(machines.registry(), command).succeeds().out().strip();
		}
		assertThat(token).startsWith("wm_adm_");
		awaitRegistry();
		for (String command : readme.get(1)) {
			CommandResult result = run(machines.laptop(),
					command.endsWith(" -") ? "echo '" + token + "' | " + command : command)
				.succeeds();
			if (command.startsWith("wm add-site ")) {
				oneLiners.put(command.split(" ", -1)[2],
						result.lines().stream().filter((line) -> line.startsWith("curl ")).findFirst().orElseThrow());
			}
		}
		assertThat(oneLiners).containsOnlyKeys("hub", "sheen", "osrc");
		assertThat(oneLiners.get("sheen")).startsWith("curl -fsSL " + URL + "/install/gateway | sudo sh -s -- ");
	}

	@Test
	@Order(2)
	void gatewaysWhenInstalledByThePrintedCommandsAreInSync() {
		// Nothing may be left of this.
		CommandResult refused = run(machines.sheen(),
				printed("sheen").replaceAll("--key [0-9a-f]{8}", "--key 00000000"));
		assertThat(refused.exit()).isNotZero();
		assertThat(refused.err()).contains("nothing was installed");
		assertThat(added(gatewayBefore, machines.sheen())).isEmpty();
		List<RunningCommand> installing = List.of(install(machines.hub(), "hub"), install(machines.sheen(), "sheen"),
				install(machines.osrc(), "osrc"));
		for (RunningCommand one : installing) {
			assertThat(one.await(LIMIT).succeeds().out()).contains("[7/7]", "done: this gateway is in sync");
		}
		assertThat(run(machines.sheen(), "systemctl is-enabled wm-gateway").out()).isEqualTo("enabled\n");
	}

	private static List<String> added(SortedSet<String> before, LxcContainer machine) {
		SortedSet<String> now = new TreeSet<>(machine.files());
		now.removeAll(before);
		return new ArrayList<>(now);
	}

	@Test
	@Order(3)
	void hostsWhenRegisteredReachEachOtherByName() {
		readme.get(2).forEach((command) -> run(machines.laptop(), command).succeeds());
		machines.setUpRouters(List.of("hub", "sheen", "osrc"));
		awaitPackets();
		Await.within(LIMIT, "wm check finds nothing",
				() -> run(machines.laptop(), "wm check").out().contains("No problems found"));
	}

	@Test
	@Order(4)
	void updateWhenPacketsAreUnderWayLosesNone() throws IOException {
		long unreadBefore = machines.unread();
		try (Traffic traffic = new Traffic(folder, machines.sheenServer(), machines.osrcServer(), "server.osrc")) {
			// Again, with a token that is spent.
			assertThat(install(machines.sheen(), "sheen").await(LIMIT).succeeds().out())
				.contains("keeps its credential");
			next.await(LIMIT).succeeds();
			machines.registry().copy(releases.others(), "/root/releases.tar");
			run(machines.registry(), "mkdir releases && tar -xf releases.tar -C releases").succeeds();
			run(machines.registry(), "wm-registry add-release releases/" + NEXT).succeeds();
			Await.within(LIMIT, "the registry has the release", () -> wm("releases").contains(NEXT));
			wm("update");
			for (LxcContainer gateway : List.of(machines.hub(), machines.sheen(), machines.osrc())) {
				Await.within(LIMIT, "a gateway runs the release",
						() -> run(gateway, "wm-gateway version").out().equals("wm-gateway " + NEXT + "\n")
								&& run(gateway, "cat /var/lib/wm/update/journal").exit() != 0);
			}
			traffic.end();
			assertThat(traffic.sent()).isPositive();
			long unread = machines.unread() - unreadBefore;
			System.out.println(unread + " packets of the tunnel were not read in time");
			assertThat(traffic.lost()).isBetween(0L, unread);
		}
		assertThat(run(machines.sheen(), "ls -d /opt/wm-gateway/[0-9]*").lines()).hasSize(2);
	}

	@Test
	@Order(5)
	void releaseWhenItsSignatureIsWrongIsRefused() {
		CommandResult refused = run(machines.registry(), "wm-registry add-release releases/damaged").fails(1);
		assertThat(refused.err()).contains("SHA256SUMS.sig is not the signature");
		run(machines.registry(), "wm-registry add-release releases/0.3.0").succeeds();
		Await.within(LIMIT, "the registry has the release", () -> wm("releases").contains("0.3.0"));
		// To a gateway with another key, the signature is a stranger's.
		run(machines.osrc(), "openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out /etc/wm/release.pub")
			.succeeds();
		wm("update --site osrc --version 0.3.0");
		Await.within(LIMIT, "the registry knows why", () -> run(machines.laptop(), "wm check").out()
			.contains("its signature is not of the key in /etc/wm/release.pub"));
		assertThat(run(machines.osrc(), "wm-gateway version").out()).isEqualTo("wm-gateway " + NEXT + "\n");
	}

	@Test
	@Order(6)
	void machinesWhenRestartedAreBackByThemselves() {
		machines.registry().reboot();
		machines.hub().reboot();
		machines.sheen().reboot();
		awaitPackets();
		awaitRegistry();
		Await.within(LIMIT, "sheen is in sync", () -> run(machines.sheen(), "wm-gateway status").exit() == 0);
	}

	@Test
	@Order(7)
	void machinesWhenWmIsTakenOffHaveNothingLeft() {
		run(machines.sheen(), "curl -fsSL " + URL + "/install/gateway | sh -s -- --undo --purge").succeeds();
		assertThat(added(gatewayBefore, machines.sheen())).isEmpty();
		assertThat(run(machines.sheen(), "nft list tables; ip rule; ip link").out()).doesNotContain("ip wm", "5101",
				"wg0");
		run(machines.registry(), "wm-registry setup --undo && apt-get -y -q purge wm-registry wm-release").succeeds();
		// Caddy keeps its certificates.
		assertThat(added(registryBefore, machines.registry())).allMatch((file) -> file.startsWith("/var/lib/caddy"));
	}

}
