package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Show the version of this program and of the registries.",
		footer = { "", "Example: wm version" })
final class VersionCommand implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	VersionCommand(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		String own = String.join(" ", this.spec.root().version()).replaceFirst("^wm ", "");
		if (this.options.format() == OutputOption.Format.TEXT || this.options.isWide()) {
			this.context.screen().line("wm " + own);
			if (this.context.choice().isNowhere(this.options.mesh())) {
				return 0;
			}
		}
		return this.context.reader().read(this.options, (registry) -> Versions.fetch(own, registry), this::show);
	}

	private void show(MeshSettings mesh, Versions versions) {
		this.context.screen().line("registry " + versions.registry() + " at " + mesh.url());
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
