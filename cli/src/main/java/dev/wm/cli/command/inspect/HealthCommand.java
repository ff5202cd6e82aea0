package dev.wm.cli.command.inspect;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "health", description = "Show the health of the registry.", footer = { "", "Example: wm health" })
final class HealthCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	HealthCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, RegistryClient::health,
				(mesh, health) -> this.context.console().line(health.status() + "   " + mesh.url()));
	}

}
