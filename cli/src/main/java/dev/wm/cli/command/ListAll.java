package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show sites, gateways, hosts and devices on one screen.",
		footer = { "", "Example: wm list" })
final class ListAll implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListAll(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader().read(this.options, Overview::fetch, (mesh, overview) -> show(overview));
	}

	private void show(Overview overview) {
		if (overview.sites().isEmpty()) {
			this.context.screen().line("There are no sites yet: add one with wm add-site DOMAIN.");
			return;
		}
		Table table = OverviewTable.of(overview, this.context.clock().instant());
		if (this.options.isWide()) {
			this.context.screen().wideTable(table);
		}
		else {
			this.context.screen().table(table);
		}
	}

}
