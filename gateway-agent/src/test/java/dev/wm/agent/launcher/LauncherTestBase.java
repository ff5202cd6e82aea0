package dev.wm.agent.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway on which release 0.1.0 is installed, and its registry. */
abstract class LauncherTestBase {

	@TempDir
	Path folder;

	ShellMachine machine;

	ReleaseMaker releases;

	ReleaseServer registry;

	void gateway(ShellMachine.Kind kind) throws IOException {
		this.machine = new ShellMachine(this.folder, kind);
		Path served = Files.createDirectories(this.folder.resolve("releases"));
		this.releases = new ReleaseMaker(served, this.machine.shell());
		this.registry = new ReleaseServer(served);
		Path home = Files.createDirectories(this.machine.at("opt/wm-gateway"));
		Path release = this.releases.unpacked("0.1.0", "fine", this.folder);
		Files.move(release, home.resolve("0.1.0"));
		Files.createSymbolicLink(home.resolve("current"), Path.of("0.1.0"));
		try (var scripts = Files.list(home.resolve("0.1.0/bin"))) {
			for (Path script : scripts.filter((file) -> file.getFileName().toString().startsWith("wm-agent"))
				.toList()) {
				Files.copy(script, home.resolve(script.getFileName()));
				assertThat(home.resolve(script.getFileName()).toFile().setExecutable(true)).isTrue();
			}
		}
		this.machine.write("etc/wm/gateway.env", "WM_REGISTRY_URL=" + this.registry.url() + "/  # mine\n");
		this.machine.write("etc/wm/credential", ReleaseServer.CREDENTIAL + "\n");
		this.machine.write("etc/wm/release.pub", this.releases.pem());
	}

	String current() {
		return this.machine.link("opt/wm-gateway/current");
	}

	/** The releases whose agents were started, in their order. */
	List<String> ran() {
		return this.machine.read("ran").lines().map((line) -> line.split(" ", 2)[0]).toList();
	}

	boolean runs(String version) {
		return !ran().isEmpty() && ran().getLast().equals(version);
	}

	void awaitReport(String... parts) {
		this.machine.await("a report of " + List.of(parts) + ", not " + this.registry.reports,
				() -> this.registry.isTold(parts));
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

}
