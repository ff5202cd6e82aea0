package dev.wm.cli.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the script beside other networks and routes of a real kernel, in a namespace of
 * its own. The resolver and systemd are fakes.
 */
@EnabledIf(value = "canRun", disabledReason = "Network namespaces need root on Linux.")
@Execution(ExecutionMode.CONCURRENT)
class HostRouteNamespaceTests {

	private static final String LAN = """
			ip link set lo up
			ip link add eth0 type veth peer name peer0 && ip link set eth0 up && ip link set peer0 up
			ip address add 192.168.1.10/24 dev eth0
			ip route add default via 192.168.1.1
			bridge() { ip link add "$1" type bridge && ip address add "$2" dev "$1" && ip link set "$1" up; }
			apply() { "$WM_ROOT/usr/local/bin/wm-host-apply" "$@"; }
			""";

	private static final String SHOW = "echo '== routes'; ip -o route show | grep -v -e ^default -e ^192.168.1\n";

	private static final String DOCKER = "bridge br-0123456789ab 172.30.0.1/16\n";

	private static final String OURS = "172.30.0.0/16 via 192.168.1.250 dev eth0 proto 119";

	private static final String SETUP = script(SetupScript.Mode.FIXED, Cidr.parse("172.30.0.0/16"));

	private static final String BY_SITE = script(SetupScript.Mode.FIXED, Cidr.parse("172.30.0.0/24"),
			Cidr.parse("172.30.2.0/24"));

	private static final String UNDO = script(SetupScript.Mode.UNDO, Cidr.parse("172.30.0.0/16"));

	@TempDir
	private Path folder;

	private ScriptRun host;

	static boolean canRun() throws IOException, InterruptedException {
		return new ProcessBuilder("sh", "-c", "unshare --net ip link add x type veth peer name y >/dev/null 2>&1")
			.start()
			.waitFor() == 0;
	}

	private static String script(SetupScript.Mode mode, Cidr... routes) {
		return "sh <<'WM_SCRIPT' || echo failed\n"
				+ HostFixture.MESH.host("172-30", IpAddress.parse("192.168.1.250"), List.of(routes), mode)
				+ "WM_SCRIPT\n";
	}

	@BeforeEach
	void prepare() throws IOException {
		this.host = new ScriptRun(this.folder, "unshare --net dash");
		this.host.program("bin/resolvectl", "#!/bin/sh\n[ $# != 2 ] || echo \"Link 2 ($2): 192.168.1.1\"\n");
		this.host.program("bin/systemctl", "#!/bin/sh\nexit 0\n");
	}

	private ScriptRun.Result run(String... parts) {
		return this.host.run(LAN + String.join("\n", parts) + "\n" + SHOW);
	}

	/** The routes at each place that shows them, and at the end. */
	private static List<List<String>> shown(ScriptRun.Result result) {
		return Stream.of(result.out().split("== routes\n", -1))
			.skip(1)
			.map((text) -> text.lines().map(String::strip).filter((line) -> line.contains("172.")).toList())
			.map((lines) -> lines.stream().filter((line) -> !line.startsWith("wm: ")).toList())
			.toList();
	}

	private static List<String> lines(ScriptRun.Result result) {
		return result.out().lines().map(String::strip).toList();
	}

	@Test
	void setupWhenNothingIsInTheWayAddsItsOwnRouteAndUndoRemovesIt() {
		assertThat(run(SETUP)).isEqualTo(new ScriptRun.Result(0,
				"wm: 172.30.0.0/16 goes through 192.168.1.250, and so do the names under: hub sheen\n== routes\n" + OURS
						+ " \n",
				""));
		assertThat(lines(run(SETUP, UNDO))).endsWith("wm: mesh 172-30 is gone from this machine", "== routes");
		assertThat(this.folder.resolve("root/etc/wm")).doesNotExist();
		assertThat(this.folder.resolve("root/run/wm-host")).doesNotExist();
		assertThat(lines(run(SETUP, "apply stop"))).doesNotContain(OURS);
	}

	// Docker's, and everything else that has just this network: it stays
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					bridge br-0123456789ab 172.30.0.1/16 | 172.30.0.0/16 on br-0123456789ab, a network of Docker, which stays
					bridge docker0 172.30.0.1/16 | 172.30.0.0/16 on docker0, a network of Docker, which stays
					bridge lxdbr0 172.30.0.1/16 | 172.30.0.0/16 on lxdbr0, which stays
					bridge br0 172.16.0.0/12; ip address add 172.30.0.7/12 dev br0 | 172.16.0.0/12 on br0, which stays
					ip link add tun0 type bridge; ip link set tun0 up; ip route add 172.30.0.0/16 dev tun0 | 172.30.0.0/16 on tun0, which
					ip route add 172.30.0.0/16 via 192.168.1.77 | 172.30.0.0/16 on eth0, which stays
					ip route add 172.30.0.0/16 via 192.168.1.77 metric 100 | 172.30.0.0/16 on eth0, which stays
					ip route add unreachable 172.30.0.0/16 | on its own route "unreachable", which stays""")
	void setupWhenAnotherHasTheNetworkLeavesItAndSaysWhatHelps(String other, String said) {
		ScriptRun.Result after = run(other, SHOW, SETUP, SHOW, UNDO);
		List<List<String>> routes = shown(after);
		assertThat(routes).hasSize(3).allMatch(routes.getFirst()::equals);
		assertThat(after.out()).contains("failed").doesNotContain(OURS);
		assertThat(after.err()).contains("wm-host-apply: 172.30.0.0/16 is not routed to the mesh: ", said,
				"Or route each site by itself: wm host-setup GATEWAY-IP --site-routes");
		assertThat(after.err().contains("default-address-pools\": [{\"base\": \"172.17.0.0/16\"")
				&& after.err().contains("systemctl restart docker"))
			.isEqualTo(said.contains("Docker"));
	}

	@Test
	void applyWhenANetworkComesLaterGivesWay() {
		ScriptRun.Result after = run(SETUP, DOCKER, "apply || echo failed");
		assertThat(lines(after)).contains("failed")
			.noneMatch((line) -> line.startsWith(OURS))
			.anyMatch((line) -> line.startsWith("172.30.0.0/16 dev br-0123456789ab proto kernel"));
		assertThat(lines(run(SETUP, DOCKER, "apply || echo failed", "ip link del br-0123456789ab", "apply")))
			.contains(OURS);
	}

	// The rest of the mesh is reached all the same
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					bridge br-0123456789ab 172.30.99.1/24 | 172.30.99.0/24 stays with this machine (br-0123456789ab, a network of Docker)
					ip route add 172.30.7.0/24 via 192.168.1.77 | 172.30.7.0/24 stays with this machine (eth0)
					bridge br0 172.16.0.1/12 | addresses of 172.16.0.0/12 (br0) that are in 172.30.0.0/16 too now lead to the mesh
					ip route add 172.16.0.0/12 via 192.168.1.77 | addresses of 172.16.0.0/12 (eth0) that are in 172.30.0.0/16 too
					ip route add 172.30.0.0/16 via 192.168.1.77 table 52; ip rule add table 52 | has no effect: a rule sends it to eth0""")
	void setupWhenAnotherRouteOverlapsSaysSoOnceAndKeepsIt(String other, String said) {
		ScriptRun.Result after = run(other, SHOW, SETUP, "apply", SHOW, UNDO);
		List<List<String>> routes = shown(after);
		assertThat(routes.get(1)).containsAll(routes.getFirst()).contains(OURS);
		assertThat(routes.get(2)).isEqualTo(routes.getFirst());
		assertThat(after.out()).doesNotContain("failed");
		assertThat(after.err()).containsOnlyOnce(said).hasLineCount(1);
	}

	// What somebody else set to the same end is used, and left
	@ParameterizedTest
	@ValueSource(strings = { "", " proto static", " proto dhcp metric 100" })
	void undoWhenTheRouteIsAnothersLeavesIt(String kind) {
		String theirs = "ip route add 172.30.0.0/16 via 192.168.1.250 dev eth0" + kind;
		ScriptRun.Result after = run(theirs, SHOW, SETUP, SHOW, "apply stop", SHOW, UNDO);
		List<List<String>> routes = shown(after);
		assertThat(routes).hasSize(4).allMatch(routes.getFirst()::equals);
		assertThat(after.err()).isEmpty();
	}

	@Test
	void setupWhenSitesAreRoutedByThemselvesTakesOnlyTheirs() {
		ScriptRun.Result after = run(DOCKER, BY_SITE);
		assertThat(lines(after)).contains("failed", "172.30.2.0/24 via 192.168.1.250 dev eth0 proto 119")
			.noneMatch((line) -> line.startsWith("172.30.0.0/24"));
		assertThat(after.err()).contains("172.30.0.0/24 is not routed to the mesh: this machine has 172.30.0.0/16");
		assertThat(lines(run(SETUP, BY_SITE))).contains("172.30.0.0/24 via 192.168.1.250 dev eth0 proto 119")
			.doesNotContain(OURS);
		assertThat(lines(run(BY_SITE, SETUP))).contains(OURS).noneMatch((line) -> line.startsWith("172.30.2.0/24"));
		assertThat(lines(run(BY_SITE, UNDO))).endsWith("wm: mesh 172-30 is gone from this machine", "== routes");
	}

	@Test
	void applyWhenTheGatewayIsAnotherMovesItsRoute() {
		String moved = "sed -i s/192.168.1.250/192.168.1.251/ \"$WM_ROOT/etc/wm/meshes.d/172-30.env\"";
		assertThat(lines(run(SETUP, moved, "apply"))).contains("172.30.0.0/16 via 192.168.1.251 dev eth0 proto 119")
			.doesNotContain(OURS);
	}

}
