package dev.wm.cli.command.update;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.RollOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "releases", description = "List releases, and which one each gateway runs.",
		footer = { "", "Example: wm releases" })
final class ReleasesCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ReleasesCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, Result::fetch, (mesh, result) -> show(result));
	}

	private void show(Result result) {
		if (result.releases().isEmpty()) {
			this.context.console()
				.line("The registry has no release: add one there with wm-registry add-release DIRECTORY.");
		}
		else {
			this.context.console()
				.line("Releases: " + result.releases().stream().map(Result::text).collect(Collectors.joining(", "))
						+ ".");
		}
		new RollOutPrinter(this.context.console()).show(result.rollOut());
	}

	/**
	 * What {@code wm releases -o json} prints.
	 *
	 * @param releases the releases, the newest first
	 * @param rollOut the state of the roll-out
	 */
	record Result(List<Release> releases, @JsonProperty("roll_out") RollOut rollOut) implements Named {

		static Result fetch(RegistryClient registry) {
			return new Result(registry.releases(), registry.rollOut());
		}

		@Override
		public List<?> objects() {
			return this.releases.stream().map(Release::version).toList();
		}

		static String text(Release release) {
			return release.version() + " (" + String.join(", ", release.architectures()) + ")";
		}

	}

}
