package dev.wm.deploy.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.ReadmeCommands;
import dev.wm.deploy.process.RequiresRoot;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static dev.wm.deploy.install.RootShell.LIMIT;
import static dev.wm.deploy.install.RootShell.run;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mesh of three sites by the commands of README's "On your own machines", as it writes
 * them, from packages to an update; and off again.
 */
@Order(1)
@RequiresRoot({ "lxc-start", "debootstrap", "dnsmasq" })
@TestMethodOrder(OrderAnnotation.class)
class InstallIT {

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

	private static Device notebook;

	private static Device sensor;

	private static String net = "";

	private static final Map<String, String> oneLiners = new HashMap<>();

	@BeforeAll
	static void start() throws IOException {
		readme = ReadmeCommands.of(REPOSITORY, "On your own machines");
		releases = new Releases(REPOSITORY, Files.createDirectories(folder.resolve("release")));
		RunningCommand made = releases.make();
		machines = new Machines(REPOSITORY, folder.resolve("machines"));
		registryBefore = machines.registry().files();
		gatewayBefore = machines.sheen().files();
		notebook = new Device(machines.notebook());
		sensor = new Device(machines.sensor());
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

	// As the printed text says: "As root leave out sudo".
	private static String printed(String site) {
		return oneLiners.getOrDefault(site, "").replace("| sudo sh", "| sh");
	}

	private static RunningCommand install(LxcContainer machine, String site) {
		return RootShell.start(machine, printed(site).replace("\"", ""));
	}

	// The command in what wm printed.
	private static String command(String printed) {
		return printed.lines().filter((line) -> line.startsWith("curl ")).findFirst().orElseThrow();
	}

	private static String wm(String words) {
		return run(machines.laptop(), "wm " + words).succeeds().out();
	}

	private static void awaitRegistry() {
		Await.within(LIMIT, "the registry answers by HTTPS",
				() -> run(machines.laptop(), "curl -fsS -m 5 " + URL + "/health/ready").exit() == 0);
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
				oneLiners.put(command.split(" ", -1)[2], command(result.out()));
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
		assertThat(machines.sheen().filesSince(gatewayBefore)).isEmpty();
		List<RunningCommand> installing = List.of(install(machines.hub(), "hub"), install(machines.sheen(), "sheen"),
				install(machines.osrc(), "osrc"));
		for (RunningCommand one : installing) {
			assertThat(one.await(LIMIT).succeeds().out()).contains("[7/7]", "done: this gateway is in sync");
		}
		assertThat(run(machines.sheen(), "systemctl is-enabled wm-gateway").out()).isEqualTo("enabled\n");
	}

	@Test
	@Order(3)
	void hostsWhenRegisteredReachEachOtherByName() {
		readme.get(2).forEach((command) -> run(machines.laptop(), command).succeeds());
		machines.setUpRouters(List.of("hub", "sheen", "osrc"));
		machines.awaitPackets();
		Await.within(LIMIT, "wm check finds nothing",
				() -> run(machines.laptop(), "wm check").out().contains("No problems found"));
	}

	@Test
	@Order(4)
	void devicesWhenJoinedByThePrintedCommandsAreInTheMesh() {
		net = notebook.join(command(wm("add-device notebook")));
		assertThat(sensor.join(command(wm("add-device field-sensor --type isolated")))).isEqualTo(net);
		notebook.awaitStatus(net);
		sensor.awaitStatus(net);
		assertThat(notebook.run("wm version").out()).contains("0.1.0");
		Await.within(LIMIT, "the notebook reaches sheen by name", () -> notebook.pings("server.sheen"));
		Await.within(LIMIT, "sheen reaches the notebook", () -> Machines.pings(machines.sheenServer(), "notebook.hub"));
		Await.within(LIMIT, "sheen reaches the sensor",
				() -> Machines.pings(machines.sheenServer(), "field-sensor.hub"));
		assertThat(sensor.pings(notebook.address("server.sheen"))).as("an isolated device starts a connection")
			.isFalse();
		assertThat(run(machines.hub(), "wg show wg0 peers").lines()).contains(notebook.key(net), sensor.key(net));
	}

	@Test
	@Order(5)
	void deviceWhenASiteIsNewHearsOfItByItsTimer() {
		assertThat(notebook.address("nas.wick")).isEmpty();
		notebook.hurry(net);
		wm("add-site wick");
		wm("add-host nas.wick --local-ip 192.168.1.10");
		Await.within(LIMIT, "the notebook knows the new site",
				() -> notebook.address("nas.wick").startsWith("172.30."));
		wm("remove-site wick --cascade --yes");
		Await.within(LIMIT, "the notebook knows it no more", () -> notebook.address("nas.wick").isEmpty());
	}

	@Test
	@Order(6)
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
			// A machine as busy as that of the tests loses one of thousands by itself; a
			// tunnel that was down for a second would lose twenty.
			assertThat(traffic.lost()).isBetween(0L, unread + traffic.sent() / 1000);
		}
		assertThat(run(machines.sheen(), "ls -d /opt/wm-gateway/[0-9]*").lines()).hasSize(2);
	}

	@Test
	@Order(7)
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
	@Order(8)
	void machinesWhenRestartedAreBackByThemselves() {
		Stream.of(machines.registry(), machines.hub(), machines.sheen(), machines.notebook(), machines.sensor())
			.parallel()
			.forEach(LxcContainer::reboot);
		machines.awaitPackets();
		awaitRegistry();
		Await.within(LIMIT, "sheen is in sync", () -> run(machines.sheen(), "wm-gateway status").exit() == 0);
		notebook.awaitStatus(net);
		sensor.awaitStatus(net);
		Await.within(LIMIT, "sheen reaches the sensor",
				() -> Machines.pings(machines.sheenServer(), "field-sensor.hub"));
	}

	@Test
	@Order(9)
	void deviceWhenItJoinsAgainAndAnotherMeshHasBothUntilItLeaves() {
		String key = notebook.key(net);
		assertThat(notebook.join(command(wm("device-setup notebook")))).isEqualTo(net);
		assertThat(notebook.key(net)).isEqualTo(key);
		OtherMesh other = new OtherMesh(machines);
		try {
			assertThat(notebook.join(command(other.wm("add-device notebook")))).isEqualTo(OtherMesh.NET);
			other.admit(notebook.key(OtherMesh.NET), notebook.ownAddress(OtherMesh.NET));
			Await.within(LIMIT, "the notebook reaches the other hub", () -> notebook.pings(OtherMesh.HUB));
			Await.within(LIMIT, "the notebook reaches sheen", () -> notebook.pings("server.sheen"));
			notebook.uninstall(OtherMesh.NET);
			assertThat(other.wm("list-devices")).doesNotContain("notebook");
			notebook.awaitStatus(net);
		}
		finally {
			other.stop();
		}
		notebook.uninstall(net);
		sensor.uninstall(net);
		assertThat(notebook.left()).isEmpty();
		assertThat(sensor.left()).isEmpty();
		assertThat(wm("list-devices")).doesNotContain("notebook", "field-sensor");
		Await.within(LIMIT, "the hub has no such peer",
				() -> !run(machines.hub(), "wg show wg0 peers").out().contains(key));
	}

	@Test
	@Order(10)
	void machinesWhenWmIsTakenOffHaveNothingLeft() {
		run(machines.sheen(), "curl -fsSL " + URL + "/install/gateway | sh -s -- --undo --purge").succeeds();
		assertThat(machines.sheen().filesSince(gatewayBefore)).isEmpty();
		assertThat(run(machines.sheen(), "nft list tables; ip rule; ip link").out()).doesNotContain("ip wm", "5101",
				"wg0");
		run(machines.registry(), "wm-registry setup --undo && apt-get -y -q purge wm-registry wm-release").succeeds();
		// Caddy keeps its certificates.
		assertThat(machines.registry().filesSince(registryBefore))
			.allMatch((file) -> file.startsWith("/var/lib/caddy"));
	}

}
