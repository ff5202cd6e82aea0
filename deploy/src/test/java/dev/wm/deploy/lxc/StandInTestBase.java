package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Proxmox host of stand-in programs for each test of {@code wm-gw}, and a registry. A
 * host that has a gateway already is installed once and copied, for it takes hundreds of
 * processes.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(Lifecycle.PER_CLASS)
abstract class StandInTestBase {

	static final String SPOKE = "SITE_DOMAIN=sheen\nSITE_SUBNET=172.30.3.0/24\nLXC_IFACES=192.168.1.250\n";

	static final String HUB = "SITE_DOMAIN=wg\nIS_HUB=true\nLXC_IFACES=lxcbr0:10.0.3.2/24\nLXC_GATEWAY=10.0.3.1\n";

	static final String CONTAINER = "root/etc/pve/lxc/100.conf";

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final Map<String, Installation> installations = new HashMap<>();

	private Path shared;

	@TempDir
	Path folder;

	StandInHost host;

	StandInRegistry registry;

	@BeforeAll
	void startRegistry() throws IOException {
		this.shared = Files.createTempDirectory("wm-gw-hosts");
		this.registry = new StandInRegistry(new StandInHost(this.shared).resource("installer.sh"));
	}

	@BeforeEach
	void start() throws IOException {
		this.host = new StandInHost(this.folder);
		this.registry.restore(StandInRegistry.State.EMPTY);
	}

	@AfterAll
	void stop() {
		this.registry.close();
		CommandResult.of(LIMIT, "", List.of("rm", "-rf", this.shared.toString()));
	}

	Path service(String text) throws IOException {
		return this.host.service(this.registry, text);
	}

	/** Has the host be one on which that is installed. */
	Installation installed(String text) throws IOException {
		Installation first = this.installations.get(text);
		if (first == null) {
			first = install(text, Files.createTempDirectory(this.shared, "host"));
			this.installations.put(text, first);
		}
		copy(Objects.requireNonNull(first.service().getParent()));
		this.registry.restore(first.state());
		return new Installation(this.folder.resolve(first.service().getFileName()), first.result(), first.state());
	}

	// But for the stand-ins, which are there already.
	private void copy(Path origin) {
		String script = "find \"$1\" -mindepth 1 -maxdepth 1 ! -type l ! -name bin ! -name inside ! -name '*.sh' "
				+ "-exec cp -a -t \"$2\" {} +";
		CommandResult.of(LIMIT, "", List.of("sh", "-c", script, "sh", origin.toString(), this.folder.toString()))
			.succeeds();
	}

	private Installation install(String text, Path origin) throws IOException {
		StandInHost machine = new StandInHost(origin);
		Path service = machine.service(this.registry, text);
		CommandResult result = machine.gateway("install", service).succeeds();
		return new Installation(service, result, this.registry.state());
	}

	/**
	 * A gateway that was installed.
	 *
	 * @param service its service.env
	 * @param result what {@code wm-gw install} printed
	 * @param state what the registry knew then
	 */
	record Installation(Path service, CommandResult result, StandInRegistry.State state) {
	}

}
