package dev.wm.agent;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

import dev.wm.agent.fetch.HttpRegistryClient;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.Presence;
import dev.wm.agent.host.HostException;
import dev.wm.agent.host.LinuxFirewalls;
import dev.wm.agent.host.LinuxHost;
import dev.wm.agent.host.Paths;
import dev.wm.agent.log.Console;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.loop.Agent;
import dev.wm.agent.loop.AgentFactory;
import dev.wm.agent.loop.ReconcileLoop;
import dev.wm.agent.loop.SyncResult;
import dev.wm.agent.probe.LinuxPinLookup;
import dev.wm.agent.probe.LinuxProber;
import dev.wm.agent.probe.LinuxUpstreamLookup;
import dev.wm.agent.probe.TcpProbe;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.settings.IgnoredLine;
import dev.wm.agent.settings.SettingsException;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.agent.time.StoppableTime;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.text.Version;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@code wm-gateway}: parses the arguments, runs one, returns its exit
 * code.
 */
final class Program {

	static final int OK = 0;

	static final int FAILED = 1;

	static final int USAGE = 2;

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

	private static final String SETTINGS = "wm-gateway: gateway.env: ";

	private static final String HELP = """
			Usage: wm-gateway COMMAND

			Applies the registry's configuration to this gateway: WireGuard, firewall, names and routes.

			Commands:
			  sync      Poll the registry once, apply its configuration, print the steps
			  run       Keep polling and applying until stopped; repair drift at least
			            every WM_POLL_INTERVAL (5s)
			  status    Show the applied configuration, peers, repairs and problems;
			            "-o json" for JSON; exits 1 if there is a problem
			  health    Print what wm-agent compares before and after an update; exits 1 if no
			            agent runs, or it hears neither the registry nor a peer
			  accept-address  Take this gateway's present LAN addresses for the ones that the
			            router and the LAN know, after they were changed there
			  down      Remove tunnel, firewall, names and routes from this machine; the agent
			            must not run
			  version   Print the version

			Settings are read from /etc/wm/gateway.env; the environment overrides them.
			Exit codes: 0 success, 1 failure, 2 usage error.
			""";

	private final Paths paths;

	private final Map<String, String> environment;

	private final Console console;

	private final StoppableTime time = new StoppableTime();

	// The registry is polled every few seconds: the thread stays.
	private final Executor background = Executors
		.newCachedThreadPool(Thread.ofPlatform().daemon().name("background").factory());

	private volatile @Nullable HttpRegistryClient registry;

	Program(Paths paths, Map<String, String> environment, PrintStream out, PrintStream err) {
		this.paths = paths;
		this.environment = environment;
		this.console = new Console(out, err);
	}

	int run(String... arguments) {
		String command = (arguments.length == 0) ? "help" : arguments[0];
		if (Arrays.equals(arguments, new String[] { "status", "-o", "json" })) {
			return machine().statusJson();
		}
		if (arguments.length > 1 && command.equals(TcpProbe.COMMAND)) {
			return probe(Arrays.stream(arguments).skip(1).map(TcpProbe.Target::parse).toList());
		}
		if (arguments.length > 1) {
			return usage("\"" + command + "\" takes no arguments");
		}
		return switch (command) {
			case "run" -> withSettings(this::loop);
			case "sync" -> withSettings(this::sync);
			case "status" -> machine().status();
			case "health" -> machine().health();
			case "down" -> machine().down();
			case "accept-address" -> withSettings(this::acceptAddress);
			case "version", "--version" -> print("wm-gateway " + Version.text());
			case "help", "--help", "-h" -> print(HELP.strip());
			default -> usage("unknown command \"" + command + "\"");
		};
	}

	private MachineCommands machine() {
		return new MachineCommands(this.paths, this.environment, this.console, this.time);
	}

	void stop() {
		this.time.stop();
		HttpRegistryClient open = this.registry;
		if (open != null) {
			open.cancel();
		}
	}

	// The agent's own, in a network namespace.
	private int probe(List<TcpProbe.Target> gateways) {
		new TcpProbe().probe(gateways).forEach(this.console::print);
		return OK;
	}

	private int print(String text) {
		this.console.printLines(text);
		return OK;
	}

	private int usage(String wrong) {
		this.console.error("wm-gateway: " + wrong + ": see wm-gateway --help.");
		return USAGE;
	}

	private int withSettings(Function<GatewaySettings, Integer> command) {
		SettingsFile file = new SettingsFile(this.paths.settings(), this.environment);
		GatewaySettings settings;
		try {
			settings = file.read();
			// The agent reports the mistakes.
			file.ignored().stream().filter((line) -> !line.mistake()).forEach(this::warn);
		}
		catch (SettingsException ex) {
			file.ignored().forEach(this::warn);
			return refuse(ex);
		}
		catch (UncheckedIOException ex) {
			return refuse(ex);
		}
		return command.apply(settings);
	}

	private int refuse(RuntimeException ex) {
		String.valueOf(ex.getMessage()).lines().forEach((line) -> this.console.error(SETTINGS + line));
		return FAILED;
	}

	private void warn(IgnoredLine line) {
		this.console.error(SETTINGS + "warning: " + line.sentence());
	}

	private LinuxHost host(InterfaceName mesh) {
		return new LinuxHost(new ProcessRunner(), this.paths, mesh, Clock.systemUTC());
	}

	private static LinuxProber prober() {
		return new LinuxProber(new ProcessRunner(), Clock.systemUTC(), command());
	}

	// This program in its own runtime, without arguments.
	private static List<String> command() {
		return ProcessHandle.current()
			.info()
			.command()
			.map((java) -> List.of(java, "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
					System.getProperty("java.class.path"), GatewayMain.class.getName()))
			.orElse(List.of());
	}

	private int loop(GatewaySettings settings) {
		EventLog log = new EventLog(this.console::print, this.console::error);
		try (Presence presence = new Presence(this.paths.agentLock());
				HttpRegistryClient registry = registry(settings)) {
			this.console.print("wm-gateway " + Version.text() + " starts");
			AtomicFile.delete(this.paths.restart());
			Agent agent = agent(settings, registry, log);
			new ReconcileLoop(agent, presence::renew).run();
			agent.close();
			this.console.print("wm-gateway stops; tunnel, firewall and names stay as they are");
			return OK;
		}
	}

	private int sync(GatewaySettings settings) {
		EventLog log = new EventLog((line) -> {
		}, this.console::error);
		try (HttpRegistryClient registry = registry(settings)) {
			SyncResult result = agent(settings, registry, log).sync(true);
			result.steps().stream().map(String::valueOf).forEach(this.console::print);
			if (result.steps().isEmpty() && result.succeeded()) {
				this.console.print("nothing to do");
			}
			return result.succeeded() ? OK : FAILED;
		}
	}

	private int acceptAddress(GatewaySettings settings) {
		EventLog log = new EventLog((line) -> {
		}, this.console::error);
		try (HttpRegistryClient registry = registry(settings)) {
			agent(settings, registry, log).acceptAddresses()
				.forEach((lan) -> this.console.print(lan.address().address() + " on " + lan.lan() + " is accepted"));
			return OK;
		}
		catch (HostException | UncheckedIOException ex) {
			this.console.error("wm-gateway: " + ex.getMessage());
			return FAILED;
		}
	}

	private HttpRegistryClient registry(GatewaySettings settings) {
		HttpRegistryClient opened = new HttpRegistryClient(settings.registry(), CALL_TIMEOUT, Version.text());
		this.registry = opened;
		return opened;
	}

	private Agent agent(GatewaySettings settings, HttpRegistryClient registry, EventLog log) {
		SettingsFile file = new SettingsFile(this.paths.settings(), this.environment);
		return new AgentFactory(this.paths, file, host(settings.mesh()),
				new LinuxFirewalls(new ProcessRunner(), this.paths), prober(), new LinuxPinLookup(new ProcessRunner()),
				new LinuxUpstreamLookup(new SecureRandom()), registry, this.time, this.background, this.background,
				new SecureRandom(), log, Version.text(), System::gc)
			.agent(settings);
	}

}
