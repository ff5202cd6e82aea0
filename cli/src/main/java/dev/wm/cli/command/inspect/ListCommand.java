package dev.wm.cli.command.inspect;

import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List sites with gateway state, hosts and devices.",
		footer = { "", "Example: wm list -o wide" })
final class ListCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, Overview::fetch,
				(mesh, overview) -> show(overview));
	}

	private void show(Overview overview) {
		if (overview.sites().isEmpty()) {
			this.context.console().line("There are no sites yet: add one with wm add-site DOMAIN.");
			return;
		}
		Table table = OverviewTable.of(overview, this.context.clock().instant(), this.options.isWide());
		if (this.options.isWide()) {
			this.context.console().wideTable(table);
		}
		else {
			this.context.console().table(table);
		}
	}

}
