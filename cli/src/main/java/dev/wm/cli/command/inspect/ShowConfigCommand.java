package dev.wm.cli.command.inspect;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show-config", description = "Print the configuration as the registry's JSON.",
		footer = { "", "Example: wm show-config --mesh home" })
final class ShowConfigCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ShowConfigCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, RegistryClient::document,
				(mesh, document) -> this.context.console().json(document));
	}

}
