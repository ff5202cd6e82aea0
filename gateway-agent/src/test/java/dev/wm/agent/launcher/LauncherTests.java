package dev.wm.agent.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W75 to W78: the launcher keeps a gateway's release up to date. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherTests extends LauncherTestBase {

	private static final ShellMachine.Kind DEBIAN = ShellMachine.Kind.DEBIAN;

	private void want(String version, String behaviour) throws IOException {
		gateway(DEBIAN);
		this.releases.make(version, behaviour);
		this.registry.want(version);
		this.machine.launch();
	}

	// The release that runs goes on, and nothing of the other one is left.
	private void isRefused(String reason) {
		awaitReport("\"running\":\"0.1.0\"", "\"wanted\":\"0.2.0\"", "\"state\":\"failed\"", reason);
		assertThat(ran()).containsExactly("0.1.0");
		assertThat(current()).isEqualTo("0.1.0");
		assertThat(this.machine.at("opt/wm-gateway/0.2.0")).doesNotExist();
	}

	@ParameterizedTest
	@EnumSource
	void launcherWhenAReleaseIsWantedInstallsItAndKeepsTheOneBefore(ShellMachine.Kind kind) throws IOException {
		gateway(kind);
		this.releases.make("0.2.0");
		this.registry.want("0.2.0");
		this.machine.launch();
		awaitReport("\"running\":\"0.1.0\",\"wanted\":\"0.2.0\",\"state\":\"updating\"");
		awaitReport("\"running\":\"0.2.0\",\"wanted\":\"0.2.0\",\"state\":\"updated\"");
		awaitReport("\"running\":\"0.2.0\",\"wanted\":\"0.2.0\",\"state\":\"current\"");
		// It was restarted once, and did not close what it had opened.
		assertThat(ran()).containsExactly("0.1.0", "0.2.0");
		assertThat(current()).isEqualTo("0.2.0");
		assertThat(this.machine.link("opt/wm-gateway/previous")).isEqualTo("0.1.0");
		assertThat(this.machine.at("var/lib/wm/update/journal")).doesNotExist();
		assertThat(this.machine.read("calls")).contains("curl").doesNotContain(ReleaseServer.CREDENTIAL);
		this.releases.make("0.3.0");
		this.registry.want("0.3.0");
		awaitReport("\"running\":\"0.3.0\"", "\"state\":\"updated\"");
		assertThat(this.machine.at("opt/wm-gateway/0.1.0")).doesNotExist();
		assertThat(this.machine.at("opt/wm-gateway/0.2.0/bin/wm-gateway")).exists();
	}

	@Test
	void launcherWhenStoppedStopsTheAgentAndNothingIsLeft() throws IOException, InterruptedException {
		gateway(DEBIAN);
		Process launcher = this.machine.launch();
		this.machine.await("the agent runs", () -> !this.machine.read("run/wm/pid").isEmpty());
		long agent = Long.parseLong(this.machine.read("run/wm/pid").strip());
		launcher.destroy();
		assertThat(launcher.waitFor()).isZero();
		assertThat(ProcessHandle.of(agent)).isEmpty();
		assertThat(ran()).containsExactly("0.1.0", "closed");
		assertThat(this.machine.at("run/wm/wm-agent")).doesNotExist();
	}

	// A launcher that was killed leaves its agent; a second launcher is none.
	@Test
	void launcherWhenStartedAgainHasOneAgent() throws IOException, InterruptedException {
		gateway(DEBIAN);
		Process first = this.machine.launch();
		this.machine.await("the agent runs", () -> !this.machine.read("run/wm/pid").isEmpty());
		assertThat(this.machine.launch().waitFor()).isEqualTo(1);
		assertThat(this.machine.read("log")).contains("it runs already");
		long agent = Long.parseLong(this.machine.read("run/wm/pid").strip());
		first.destroyForcibly().waitFor();
		this.machine.launch();
		this.machine.await("another agent runs",
				() -> this.machine.read("ran").lines().count() > 1 && ProcessHandle.of(agent).isEmpty());
	}

	@Test
	void launcherWhenTheAgentCrashesStartsItAgain() throws IOException {
		gateway(DEBIAN);
		this.machine.launch();
		this.machine.await("the agent runs", () -> !this.machine.read("run/wm/pid").isEmpty());
		ProcessHandle.of(Long.parseLong(this.machine.read("run/wm/pid").strip())).orElseThrow().destroyForcibly();
		this.machine.await("it runs again", () -> ran().equals(List.of("0.1.0", "0.1.0")));
		assertThat(this.machine.read("log")).contains("ended with 137: it is started again in 1 s");
	}

	@ParameterizedTest
	@CsvSource({ "crashing,its agent ended 3 times", "silent,its agent does not say that it runs",
			"broken-names,it fails at: names", "deaf,'the registry answers, but not to it'" })
	void launcherWhenTheReleaseIsNotHealthyGoesBackAndRemembersIt(String behaviour, String reason) throws IOException {
		gateway(DEBIAN);
		// Three crashes take seven seconds.
		this.machine.set("WM_UPDATE_TRIAL", behaviour.equals("crashing") ? "100" : "1");
		this.releases.make("0.2.0", behaviour);
		this.registry.want("0.2.0");
		this.machine.launch();
		awaitReport("\"running\":\"0.1.0\"", "\"state\":\"rolled_back\"", reason);
		this.machine.await("the release before runs", () -> runs("0.1.0"));
		assertThat(current()).isEqualTo("0.1.0");
		assertThat(this.machine.at("opt/wm-gateway/0.2.0")).doesNotExist();
		long asked = this.registry.count("GET /gateway/release");
		this.machine.await("it asks again", () -> this.registry.count("GET /gateway/release") > asked + 2);
		assertThat(this.registry.count("/" + ReleaseMaker.archive("0.2.0"))).isEqualTo(1);
		// Once the registry has wanted something else, it is a new decision.
		this.registry.want(null);
		long later = this.registry.count("GET /gateway/release");
		this.machine.await("it asks again", () -> this.registry.count("GET /gateway/release") > later + 1);
		this.releases.make("0.2.0");
		this.registry.want("0.2.0");
		awaitReport("\"running\":\"0.2.0\"", "\"state\":\"updated\"");
	}

	// Not for the new release to mend.
	@Test
	void launcherWhenSomethingWasBrokenBeforeTakesTheRelease() throws IOException {
		gateway(DEBIAN);
		Files.move(this.machine.at("opt/wm-gateway/0.1.0"), this.folder.resolve("away"));
		Files.move(this.releases.unpacked("0.1.0", "broken-names", this.folder),
				this.machine.at("opt/wm-gateway/0.1.0"));
		this.releases.make("0.2.0", "broken-names");
		this.registry.want("0.2.0");
		this.machine.launch();
		awaitReport("\"running\":\"0.2.0\"", "\"state\":\"updated\"");
	}

	@Test
	void launcherWhenTheArchiveIsCorruptRefusesIt() throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.2.0");
		String path = "/dist/0.2.0/" + ReleaseMaker.archive("0.2.0");
		byte[] archive = Files.readAllBytes(this.releases.file("0.2.0", ReleaseMaker.archive("0.2.0")));
		archive[archive.length / 2] ^= 1;
		this.registry.instead.put(path, archive);
		this.registry.want("0.2.0");
		this.machine.launch();
		isRefused("the checksum of " + ReleaseMaker.archive("0.2.0") + " is not that of the signed list");
	}

	@Test
	void launcherWhenTheSignatureIsAnothersFetchesNothingElse() throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.2.0", "fine", ReleaseMaker.newKey());
		this.registry.want("0.2.0");
		this.machine.launch();
		isRefused("its signature is not of the key in /etc/wm/release.pub");
		assertThat(this.registry.count(".tar.gz")).isZero();
	}

	// Signed once, offered as another: an attack with an old release.
	@Test
	void launcherWhenAnOldReleaseIsOfferedAsANewOneRefusesIt() throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.0.9");
		Files.move(this.releases.file("0.0.9", ""), this.releases.file("0.2.0", ""));
		this.registry.want("0.2.0");
		this.machine.launch();
		isRefused("its signed list is of another version");
	}

	@Test
	void launcherWhenTheProgramCannotStartHereRefusesIt() throws IOException {
		want("0.2.0", "cannot-start");
		isRefused("it does not start on this machine");
	}

	@Test
	void launcherWhenTheReleaseIsNotServedRefusesIt() throws IOException {
		gateway(DEBIAN);
		this.registry.want("0.2.0");
		this.machine.launch();
		isRefused("the registry does not serve SHA256SUMS");
	}

	@Test
	void launcherWhenTheFetchIsCutOffGoesOnWithIt() throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.2.0");
		this.registry.cut.add("/dist/0.2.0/" + ReleaseMaker.archive("0.2.0"));
		this.registry.want("0.2.0");
		this.machine.launch();
		awaitReport("\"state\":\"updating\"", "cannot be fetched now");
		awaitReport("\"running\":\"0.2.0\"", "\"state\":\"updated\"");
		assertThat(this.registry.requests).anyMatch((request) -> request.matches("bytes=[1-9][0-9]*-"));
	}

	// A file system of 20 KiB in place of the folder, which is full, or gets full.
	@ParameterizedTest
	@CsvSource({ "opt/wm-gateway/.staging,0,the disk is full", "var/lib/wm/update,20480,the disk takes no more" })
	void launcherWhenTheDiskIsFullKeepsTheRelease(String path, int filled, String reason) throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.2.0");
		this.registry.want("0.2.0");
		this.machine.folder(path);
		this.machine.launch("/usr/bin/unshare", "-m", "/bin/sh", "-c", """
				mount -t tmpfs -o size=20k none "$1" && head -c %d /dev/zero >"$1/full"
				exec "$2" run
				""".formatted(filled), "sh", this.machine.at(path).toString(),
				this.machine.at("opt/wm-gateway/wm-agent").toString());
		isRefused(reason);
	}

	@Test
	void launcherWhenThereIsNoRoomFetchesNothing() throws IOException {
		gateway(DEBIAN);
		this.machine.tool("df", "echo Filesystem; echo /dev/sda1 100 90 10 90% /");
		this.releases.make("0.2.0");
		this.registry.want("0.2.0");
		this.machine.launch();
		isRefused("the disk is too full: 1 MiB are needed in ");
		assertThat(this.registry.count("/SHA256SUMS")).isZero();
	}

	@Test
	void launcherWhenAPortalAnswersDoesNothing() throws IOException {
		gateway(DEBIAN);
		this.registry.portal = "<html><body><script>\"version\":\"0.2.0; reboot\"</script>Log in.</body></html>";
		this.machine.launch();
		this.machine.await("it says so",
				() -> this.machine.read("log").contains("is there a portal or proxy in between?"));
		assertThat(ran()).containsExactly("0.1.0");
		assertThat(this.registry.requests).containsOnly("GET /gateway/release");
	}

	@Test
	void launcherWhenTheReleaseIsOlderTakesItOnlyIfThatIsMeant() throws IOException {
		gateway(DEBIAN);
		this.releases.make("0.0.9");
		this.registry.want("0.0.9");
		this.machine.launch();
		awaitReport("\"running\":\"0.1.0\",\"wanted\":\"0.0.9\",\"state\":\"failed\"", "it is older than 0.1.0");
		assertThat(this.registry.count("/SHA256SUMS")).isZero();
		this.registry.want("0.0.9", true);
		awaitReport("\"running\":\"0.0.9\"", "\"state\":\"updated\"");
	}

	@ParameterizedTest
	@CsvSource({ "0.10.0,true", "0.1.0-rc.1,false", "0.1.1-rc.1,true", "0.0.99,false", "1.0.0-alpha,true" })
	void launcherWhenVersionsAreComparedFollowsSemanticVersioning(String version, boolean newer) throws IOException {
		want(version, "fine");
		awaitReport("\"wanted\":\"" + version + "\"", newer ? "updated" : "it is older than 0.1.0");
	}

	@ParameterizedTest
	@CsvSource({ "WM_UPDATE,no", "WM_UPDATE_INTERVAL,0" })
	void launcherWhenUpdatesAreOffAsksNothing(String setting, String value) throws IOException, InterruptedException {
		gateway(DEBIAN);
		this.machine.set(setting, value);
		this.machine.set("WM_UPDATE_INTERVAL", setting.equals("WM_UPDATE") ? "1" : value);
		Process launcher = this.machine.launch();
		this.machine.await("the agent runs", () -> !this.machine.read("run/wm/pid").isEmpty());
		this.machine.await("there is no updater", () -> {
			String[] updater = this.machine.read("run/wm/updater").split(" ", -1);
			return updater.length > 1
					&& ProcessHandle.of(Long.parseLong(updater[0])).filter(ProcessHandle::isAlive).isEmpty();
		});
		assertThat(this.registry.requests).isEmpty();
		launcher.destroy();
		assertThat(launcher.waitFor()).isZero();
	}

}
