package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show-config", description = "Show everything in the mesh as the registry's JSON.",
		footer = { "", "Example: wm show-config --mesh home" })
final class ShowConfig implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ShowConfig(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader()
			.read(this.options, RegistryClient::document, (mesh, document) -> this.context.screen().json(document));
	}

}
