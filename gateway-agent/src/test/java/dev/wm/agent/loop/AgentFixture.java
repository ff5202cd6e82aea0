package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.host.FakeFirewalls;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.host.Paths;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.probe.PinLookup;
import dev.wm.agent.probe.Prober;
import dev.wm.agent.probe.UpstreamState;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.agent.time.FakeTime;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent on a machine in memory, with files in a temporary folder. */
abstract class AgentFixture {

	static final String SETTINGS = """
			# gateway of sheen
			SITE_DOMAIN=sheen
			WM_REGISTRY_URL=http://registry
			WM_REGISTRY_TOKEN=wm_enr_first
			IS_HUB=false
			""";

	@TempDir
	Path root;

	final FakeRegistry registry = new FakeRegistry();

	final FakeTime time = new FakeTime();

	final List<String> lines = new ArrayList<>();

	Executor background = Runnable::run;

	int cleanups;

	long random = 1;

	FakeHost machine = new FakeHost();

	FakeFirewalls firewalls = new FakeFirewalls();

	Prober prober = (targets) -> {
		throw new AssertionError("the registry asked for no deep check");
	};

	PinLookup pins = (targets) -> {
		throw new AssertionError("there is no pinned host");
	};

	Map<NameServer, UpstreamState> upstreams = Map.of();

	@BeforeEach
	void settings() throws IOException {
		write("etc/wm/gateway.env", SETTINGS);
		write("etc/wm/private.key", Samples.KEY.base64() + "\n");
		this.registry.config = Samples.cached(Samples.config(), 7);
	}

	void write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.writeString(file, text);
	}

	Path at(String path) {
		return this.root.resolve(path);
	}

	Agent agent() {
		Paths paths = new Paths(this.root);
		SettingsFile file = new SettingsFile(paths.settings(), Map.of());
		EventLog log = new EventLog(this.lines::add, this.lines::add);
		return new AgentFactory(paths, file, this.machine, this.firewalls, this.prober, this.pins,
				(servers, own) -> this.upstreams, this.registry, this.time, this.background, Runnable::run,
				new Random(this.random), log, "0.1.0", () -> this.cleanups++)
			.agent(file.read());
	}

	void run() {
		new ReconcileLoop(agent(), () -> {
		}).run();
	}

	CachedConfig moreHosts(String label, long revision) {
		List<Host> hosts = new ArrayList<>(Samples.config().hosts());
		hosts.add(Samples.host(label, "192.168.1.99", "172.30.2.99"));
		return Samples.cached(Samples.config(Samples.KEY.publicKey(), Samples.config().peers(), hosts), revision);
	}

	GatewayReport lastReport() {
		return this.registry.reports.getLast();
	}

}
