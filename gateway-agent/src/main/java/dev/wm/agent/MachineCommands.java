package dev.wm.agent;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.files.InstanceLock;
import dev.wm.agent.host.HostException;
import dev.wm.agent.host.LinuxFirewalls;
import dev.wm.agent.host.LinuxHost;
import dev.wm.agent.host.Paths;
import dev.wm.agent.log.Console;
import dev.wm.agent.loop.SyncResult;
import dev.wm.agent.loop.Teardown;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.settings.SettingsException;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.agent.status.StatusView;
import dev.wm.agent.time.Time;
import dev.wm.contract.net.InterfaceName;

/**
 * The commands that need this machine alone, whatever its settings are like: show the
 * status, and remove what the agent made.
 *
 * @param paths where the agent's files are
 * @param environment overrides the settings
 * @param console takes the output
 * @param time the present time
 */
record MachineCommands(Paths paths, Map<String, String> environment, Console console, Time time) {

	private static final String NO_AGENT = "no agent has run since this machine started: start wm-gateway run.";

	private static final String UNWRITTEN = "the agent runs and has not written its status: see whether /run/wm is"
			+ " full (df -h /run/wm), or its log.";

	/** Prints the status as text. */
	int status() {
		return view((view) -> {
			view.lines().forEach(this.console::print);
			return exitCode(view.isFine());
		});
	}

	/** Prints the status as JSON. */
	int statusJson() {
		return view((view) -> {
			this.console.printJson(view.json());
			return exitCode(view.isFine());
		});
	}

	/** Prints the health that an update must not worsen. */
	int health() {
		return view((view) -> {
			view.health().forEach(this.console::print);
			return exitCode(view.isHealthy());
		});
	}

	private static int exitCode(boolean success) {
		return success ? Program.OK : Program.FAILED;
	}

	private int view(ToIntFunction<StatusView> command) {
		try {
			StatusView view = StatusView.of(this.paths, host(mesh()), this.time.now()).orElse(null);
			if (view == null) {
				return fail(StatusView.isAgentRunning(this.paths) ? UNWRITTEN : NO_AGENT);
			}
			return command.applyAsInt(view);
		}
		catch (UncheckedIOException ex) {
			return fail(String.valueOf(ex.getMessage()));
		}
	}

	/** Removes what the agent made. */
	int down() {
		try {
			Optional<InstanceLock> agent = InstanceLock.tryTake(this.paths.agentLock());
			if (agent.isEmpty()) {
				return fail("the agent runs and would make everything again: stop it first, such as by systemctl stop"
						+ " wm-gateway.");
			}
			try (InstanceLock _ = agent.get(); InstanceLock _ = InstanceLock.take(this.paths.lock())) {
				return removed(this.paths.madeInterface().orElseGet(this::mesh));
			}
		}
		catch (HostException | UncheckedIOException ex) {
			return fail(String.valueOf(ex.getMessage()));
		}
	}

	private int removed(InterfaceName mesh) {
		SyncResult result = new Teardown(host(mesh), new LinuxFirewalls(new ProcessRunner(), this.paths),
				new KeyStore(this.paths.privateKey(), new SecureRandom()), mesh)
			.run();
		result.actions().forEach(this.console::print);
		result.problems().forEach((problem) -> this.console.error("wm-gateway: " + problem));
		if (result.steps().isEmpty() && result.succeeded()) {
			this.console.print("nothing to remove");
		}
		return exitCode(result.succeeded());
	}

	private int fail(String reason) {
		this.console.error("wm-gateway: " + reason);
		return Program.FAILED;
	}

	private LinuxHost host(InterfaceName mesh) {
		return new LinuxHost(new ProcessRunner(), this.paths, mesh, Clock.systemUTC());
	}

	private InterfaceName mesh() {
		try {
			return new SettingsFile(this.paths.settings(), this.environment).read().mesh();
		}
		catch (SettingsException | UncheckedIOException ex) {
			return InterfaceName.WIREGUARD;
		}
	}

}
