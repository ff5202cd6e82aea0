package dev.wm.cli.command.context;

import java.time.Clock;
import java.util.function.Function;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.network.NetworkProbe;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Terminal;
import dev.wm.cli.settings.Environment;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.settings.MeshStore;

/**
 * The environment, terminal, clock and clients that every command works with.
 *
 * @param environment the process's environment variables
 * @param terminal the source of input
 * @param console the destination of output
 * @param clock the time
 * @param sleeper waits for a duration
 * @param network probes what the machine can reach
 * @param registries creates the client of a mesh's registry
 */
public record CommandContext(Environment environment, Terminal terminal, ConsoleOutput console, Clock clock,
		Sleeper sleeper, NetworkProbe network, Function<MeshSettings, RegistryClient> registries) {

	/**
	 * The saved meshes.
	 * @return the folder with their files
	 */
	public MeshStore store() {
		return new MeshStore(this.environment.folder());
	}

	/**
	 * A client of one mesh's registry.
	 * @param mesh its URL and token
	 * @return a client that has not yet connected
	 */
	public RegistryClient registry(MeshSettings mesh) {
		return this.registries.apply(mesh);
	}

	/**
	 * Selects meshes by option, environment and saved settings.
	 * @return the selector
	 */
	public MeshSelector meshSelector() {
		return new MeshSelector(this);
	}

}
