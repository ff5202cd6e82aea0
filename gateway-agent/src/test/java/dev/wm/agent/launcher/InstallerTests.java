package dev.wm.agent.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W140 to W147 for gateways: what the command that {@code wm add-site} prints does. */
@Execution(ExecutionMode.CONCURRENT)
class InstallerTests {

	private static final String GOOD = "wm_enr_good";

	private static final String SPENT = "wm_enr_spent";

	private static final ShellMachine.Kind DEBIAN = ShellMachine.Kind.DEBIAN;

	@TempDir
	Path folder;

	@SuppressWarnings("NullAway.Init") // machine(…) sets it in each test
	private ShellMachine machine;

	@SuppressWarnings("NullAway.Init") // machine(…) sets it in each test
	private ReleaseMaker releases;

	@SuppressWarnings("NullAway.Init") // machine(…) sets it in each test
	private ReleaseServer registry;

	private void machine(ShellMachine.Kind kind) throws IOException {
		this.machine = new ShellMachine(this.folder, kind);
		this.machine.set("WM_UPDATE_INTERVAL", "0");
		Path served = Files.createDirectories(this.folder.resolve("releases"));
		this.releases = new ReleaseMaker(served, this.machine.shell());
		this.registry = new ReleaseServer(served);
		this.releases.make("0.1.0");
	}

	@AfterEach
	void end() {
		if (this.machine != null) {
			this.machine.close();
		}
		if (this.registry != null) {
			this.registry.close();
		}
	}

	private static String script(String version) throws IOException {
		Process assemble = new ProcessBuilder("../deploy/install/assemble", version).start();
		return new String(assemble.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private ShellMachine.Result install(String version, String token) throws IOException {
		return this.machine.pipe(script(version), "--registry", this.registry.url() + "/", "--token", token, "--key",
				this.releases.fingerprint());
	}

	private ShellMachine.Result undo(String... more) throws IOException {
		return this.machine.pipe(script("0.1.0"), more);
	}

	private void isAsBefore(Map<String, String> before, ShellMachine.Result run, String... reasons) {
		assertThat(run.exit()).as(run.out()).isEqualTo(1);
		assertThat(run.out()).contains(reasons);
		assertThat(this.machine.tree()).containsAllEntriesOf(before);
		assertThat(this.machine.tree().keySet()).filteredOn((path) -> !before.containsKey(path))
			.isSubsetOf("opt", "usr", "usr/local", "usr/local/bin", "var", "var/lib");
	}

	@ParameterizedTest
	@EnumSource
	void installWhenTheMachineIsNewInstallsEnrolsAndWaits(ShellMachine.Kind kind) throws IOException {
		machine(kind);
		ShellMachine.Result run = install("0.1.0", GOOD);
		assertThat(run.exit()).as(run.out()).isZero();
		assertThat(run.out()).contains("[1/7] checking this machine: " + ((kind == DEBIAN) ? "Debian" : "Alpine"),
				"[4/7] verifying", "[7/7] enrolling", "done: this gateway is in sync and runs release 0.1.0");
		assertThat(this.machine.link("opt/wm-gateway/current")).isEqualTo("0.1.0");
		assertThat(this.machine.at("usr/local/bin/wm-gateway")).isExecutable();
		assertThat(this.machine.read("etc/wm/release.pub")).isEqualTo(this.releases.pem());
		assertThat(this.machine.read("etc/wm/gateway.env")).isEqualTo("WM_REGISTRY_URL=" + this.registry.url() + "\n");
		assertThat(Files.getPosixFilePermissions(this.machine.at("etc/wm/gateway.env")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(this.machine.read("etc/wm/credential")).isEqualTo("wm_gw_first\n");
		assertThat(this.machine.at("opt/wm-gateway/.install")).doesNotExist();
		assertThat(this.machine.read("calls")).doesNotContain(GOOD, "wm_gw_")
			.contains((kind == DEBIAN) ? "systemctl restart wm-gateway" : "rc-service -q wm-gateway restart");
	}

	@Test
	void installWhenRunAgainUpdatesInPlaceAndKeepsTheCredential() throws IOException {
		machine(DEBIAN);
		install("0.1.0", GOOD);
		this.machine.write("etc/wm/gateway.env", this.machine.read("etc/wm/gateway.env") + "WM_INTERFACE=wm0 # mine\n");
		ShellMachine.Result same = install("0.1.0", SPENT);
		assertThat(same.exit()).as(same.out()).isZero();
		assertThat(same.out()).contains("has enrolled before and keeps its credential; the token is not used");
		this.releases.make("0.2.0");
		ShellMachine.Result newer = install("0.2.0", SPENT);
		assertThat(newer.exit()).as(newer.out()).isZero();
		assertThat(this.machine.link("opt/wm-gateway/current")).isEqualTo("0.2.0");
		assertThat(this.machine.link("opt/wm-gateway/previous")).isEqualTo("0.1.0");
		assertThat(this.machine.read("etc/wm/gateway.env")).contains("WM_INTERFACE=wm0 # mine").doesNotContain(SPENT);
		// What the agent had opened in other firewalls stayed open.
		assertThat(this.machine.read("ran")).doesNotContain("closed", "down");
	}

	@Test
	void installWhenTheNewReleaseDoesNotWorkHasTheOldOneAgain() throws IOException {
		machine(DEBIAN);
		this.machine.set("WM_INSTALL_WAIT", "6");
		install("0.1.0", GOOD);
		this.releases.make("0.2.0", "silent");
		Map<String, String> before = this.machine.tree();
		before.keySet().removeIf((path) -> path.startsWith("run/wm"));
		ShellMachine.Result run = install("0.2.0", GOOD);
		assertThat(run.exit()).as(run.out()).isEqualTo(1);
		assertThat(run.out()).contains("release 0.2.0 does not work here", "everything is as it was before");
		assertThat(this.machine.tree()).containsAllEntriesOf(before);
		this.machine.await("the release before runs",
				() -> this.machine.read("ran").lines().toList().getLast().startsWith("0.1.0"));
	}

	@Test
	void installWhenAProblemStaysSaysItAndEnds() throws IOException {
		machine(DEBIAN);
		// It is not waited for that long.
		this.machine.set("WM_INSTALL_WAIT", "100000");
		this.releases.make("0.1.0", "troubled");
		ShellMachine.Result run = install("0.1.0", GOOD);
		assertThat(run.exit()).as(run.out()).isZero();
		assertThat(run.out()).contains("PROBLEM    another program is on port 53", "this gateway works, with",
				"done: this gateway is in sync");
	}

	@Test
	void installWhenTheTokenIsSpentSaysSoAndLeavesNothing() throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		isAsBefore(before, install("0.1.0", SPENT), "could not enrol: This token is spent: make a new one.");
		assertThat(this.machine.read("ran")).contains("down");
	}

	// Its token is used up then.
	@Test
	void installWhenInterruptedAfterItEnrolledGoesOnWithTheSameCommand() throws IOException {
		machine(DEBIAN);
		this.machine.tool("sleep", """
				if tr '\\0' ' ' <"/proc/$PPID/cmdline" | grep -q -e --token; then
				  until [ -s "$WM_ROOT/etc/wm/credential" ]; do /bin/sleep 0.1; done
				  kill "$PPID"
				fi
				exec /bin/sleep "$@"
				""");
		ShellMachine.Result cut = install("0.1.0", GOOD);
		assertThat(cut.exit()).as(cut.out()).isEqualTo(130);
		assertThat(cut.out())
			.contains("but that this gateway has enrolled: its key and credential stay for the next run."
					+ " Run the same command again.\n");
		assertThat(this.machine.at("opt/wm-gateway")).doesNotExist();
		this.machine.without("sleep");
		ShellMachine.Result again = install("0.1.0", SPENT);
		assertThat(again.exit()).as(again.out()).isZero();
		assertThat(again.out()).contains("keeps its credential; the token is not used");
		assertThat(this.machine.read("etc/wm/credential")).isEqualTo("wm_gw_first\n");
	}

	@Test
	void installWhenTheDiskIsTooSmallSaysHowMuchIsNeededAndDoesNothing() throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		this.machine.tool("df",
				"printf 'Filesystem 1024-blocks Used Available Capacity Mounted\\nx 1 1 61440 1%% /\\n'");
		ShellMachine.Result run = install("0.1.0", GOOD);
		assertThat(run.exit()).isEqualTo(1);
		assertThat(run.out()).contains("110 MiB are needed in /opt and 60 MiB are free. Nothing was installed.");
		assertThat(this.machine.tree()).isEqualTo(before);
	}

	@Test
	void installWhenTheKeyIsAnotherRunsNothingOfTheRelease() throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		isAsBefore(before, this.machine.pipe(script("0.1.0"), "--registry", this.registry.url(), "--token", GOOD,
				"--key", "0".repeat(64)), "the release's key has the fingerprint " + this.releases.fingerprint());
		assertThat(this.machine.read("ran")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "release.pub,is no key: does a portal", "SHA256SUMS.sig,the signature of the release is wrong",
			"SHA256SUMS,the signature of the release is wrong", "VERSION,VERSION is not the file that was signed",
			"archive,is not the file that was signed" })
	void installWhenAPortalAnswersForAFileRunsNothing(String name, String reason) throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		String file = name.equals("archive") ? ReleaseMaker.archive("0.1.0") : name;
		this.registry.instead.put("/dist/0.1.0/" + file,
				"<html>Log in.</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		isAsBefore(before, install("0.1.0", GOOD), reason);
		assertThat(this.machine.read("ran")).isEmpty();
	}

	// Each step can fail: what was done before it is taken back.
	@ParameterizedTest
	@ValueSource(strings = { "tar", "mv", "ln", "cp", "sync", "service", "program" })
	void installWhenAStepFailsLeavesNothing(String step) throws IOException {
		machine(DEBIAN);
		switch (step) {
			case "service" -> this.machine.write("service-fails", "");
			case "program" -> this.releases.make("0.1.0", "cannot-start");
			default -> this.machine.tool(step, "exit 1");
		}
		Map<String, String> before = this.machine.tree();
		isAsBefore(before, install("0.1.0", GOOD), "wm: ");
		this.machine.without(step);
		Files.deleteIfExists(this.machine.at("service-fails"));
		this.releases.make("0.1.0");
		assertThat(install("0.1.0", GOOD).exit()).isZero();
	}

	@Test
	void installWhenTheDownloadOfTheScriptIsCutOffDoesNothing() throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		String script = script("0.1.0");
		int last = script.lastIndexOf("main \"$@\"");
		List<Integer> cuts = java.util.stream.IntStream
			.concat(java.util.stream.IntStream.range(1, 12).map((part) -> last * part / 12),
					java.util.stream.IntStream.rangeClosed(last, last + 4))
			.boxed()
			.toList();
		for (int cut : cuts) {
			assertThat(this.machine
				.pipe(script.substring(0, cut), "--registry", this.registry.url(), "--token", GOOD, "--key",
						this.releases.fingerprint())
				.out()).doesNotContain("[1/7]");
		}
		assertThat(this.machine.tree()).isEqualTo(before);
		assertThat(script).endsWith("# The end of install-gateway.sh.\n");
	}

	@Test
	void installWhenProgramsAreMissingInstallsTheirPackages() throws IOException {
		machine(ShellMachine.Kind.ALPINE);
		List.of("conntrack", "nft", "wg", "java").forEach(this.machine::without);
		assertThat(install("0.1.0", GOOD).exit()).isZero();
		assertThat(this.machine.read("calls"))
			.contains("apk add --quiet wireguard-tools-wg nftables conntrack-tools openjdk25-jre-headless");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--registry ftp://x", "--key abc", "--token a;b", "--registry", "--frob", "" })
	void installWhenTheOptionsAreWrongSaysSoAndDoesNothing(String options) throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		ShellMachine.Result run = this.machine.pipe(script("0.1.0"),
				options.isEmpty() ? new String[0] : options.split(" ", -1));
		assertThat(run.exit()).isIn(1, 2);
		assertThat(this.machine.tree()).isEqualTo(before);
	}

	@Test
	void undoWhenInstalledRemovesWhatItMadeAndNothingElse() throws IOException {
		machine(DEBIAN);
		Map<String, String> before = this.machine.tree();
		install("0.1.0", GOOD);
		this.machine.write("etc/wm/meshes.d/172-30.env", "WM_GATEWAY=192.168.1.250\n");
		assertThat(undo("--undo").exit()).isZero();
		assertThat(this.machine.read("etc/wm/credential")).isNotEmpty();
		assertThat(this.machine.at("opt/wm-gateway")).doesNotExist();
		assertThat(this.machine.at("usr/local/bin/wm-gateway")).doesNotExist();
		assertThat(this.machine.read("ran").lines()).contains("down");
		assertThat(undo("--undo", "--purge").exit()).isZero();
		assertThat(this.machine.read("etc/wm/meshes.d/172-30.env")).isNotEmpty();
		assertThat(this.machine.tree().keySet()).filteredOn((path) -> !before.containsKey(path))
			.containsExactlyInAnyOrder("etc/wm", "etc/wm/meshes.d", "etc/wm/meshes.d/172-30.env", "opt", "usr",
					"usr/local", "usr/local/bin", "var", "var/lib");
		assertThat(undo("--undo").exit()).isEqualTo(1);
	}

}
