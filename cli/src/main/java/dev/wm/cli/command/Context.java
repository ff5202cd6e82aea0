package dev.wm.cli.command;

import java.time.Clock;
import java.util.function.Function;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.machine.Machine;
import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Terminal;
import dev.wm.cli.settings.Environment;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.settings.MeshStore;

/**
 * What every command works with.
 *
 * @param environment what the process was started with
 * @param terminal where input comes from
 * @param screen where output goes to
 * @param clock the time
 * @param pause waits a while
 * @param machine what the machine can reach
 * @param registries how a mesh's registry is called
 */
public record Context(Environment environment, Terminal terminal, Screen screen, Clock clock, Pause pause,
		Machine machine, Function<MeshSettings, RegistryClient> registries) {

	MeshStore store() {
		return new MeshStore(this.environment.folder());
	}

	RegistryClient registry(MeshSettings mesh) {
		return this.registries.apply(mesh);
	}

	MeshChoice choice() {
		return new MeshChoice(this);
	}

	MeshReader reader() {
		return new MeshReader(this);
	}

}
