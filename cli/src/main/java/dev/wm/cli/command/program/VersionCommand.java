package dev.wm.cli.command.program;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.option.OutputOption;
import dev.wm.cli.command.result.OutputFormat;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Show the version of wm and of the registries.",
		footer = { "", "Example: wm version" })
final class VersionCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	VersionCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		String own = String.join(" ", this.spec.root().version()).replaceFirst("^wm ", "");
		if (this.options.format() == OutputFormat.TEXT || this.options.isWide()) {
			this.context.console().line("wm " + own);
			if (this.context.meshSelector().isNowhere(this.options.mesh())) {
				return 0;
			}
		}
		return new MultiMeshReader(this.context).read(this.options, (registry) -> Versions.fetch(own, registry),
				this::show);
	}

	private void show(MeshSettings mesh, Versions versions) {
		this.context.console().line("registry " + versions.registry() + " at " + mesh.url());
	}

	/**
	 * What {@code wm version -o json} prints.
	 *
	 * @param client this program's version
	 * @param registry the registry's
	 */
	record Versions(String client, String registry) {

		static Versions fetch(String own, RegistryClient registry) {
			return new Versions(own, registry.mesh().version());
		}

	}

}
