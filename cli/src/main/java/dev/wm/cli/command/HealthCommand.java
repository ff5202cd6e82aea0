package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "health", description = "Ask the registry whether it is well.", footer = { "", "Example: wm health" })
final class HealthCommand implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	HealthCommand(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader()
			.read(this.options, RegistryClient::health,
					(mesh, health) -> this.context.screen().line(health.status() + "   " + mesh.url()));
	}

}
