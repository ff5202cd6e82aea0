package dev.wm.cli.command.history;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.contract.v1.change.RevisionDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Show the difference between two revisions.",
		footer = { "", "Example: wm diff 40 42", "Example: wm diff 40" })
final class DiffCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Parameters(index = "0", paramLabel = "FROM", description = "A revision; see wm history.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Integer from;

	@Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "Another one (default: the current one).")
	private @Nullable Integer to;

	DiffCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, this::fetch, (mesh, diff) -> show(diff));
	}

	private RevisionDiff fetch(RegistryClient registry) {
		return registry.diff(this.from, (this.to != null) ? this.to : registry.mesh().revision());
	}

	private void show(RevisionDiff diff) {
		if (diff.differences().isEmpty()) {
			this.context.console().line("Revisions " + diff.from() + " and " + diff.to() + " are the same.");
		}
		new DiffPrinter(this.context.console()).show(diff.differences());
	}

}
