package dev.wm.cli.command.mesh;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.ParallelCalls;
import dev.wm.cli.command.option.OutputOption;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.Table;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List saved meshes and the health of their registries.",
		footer = { "", "Example: wm mesh list" })
final class MeshListCommand implements Callable<Integer> {

	private static final String FAILED = "failed";

	private final CommandContext context;

	@Mixin
	private final OutputOption options = new OutputOption();

	MeshListCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		List<HealthResult> results = ParallelCalls.map(this.context.store().all(), this::check);
		results.forEach((result) -> result.errors().forEach(this.context.console()::error));
		List<MeshRow> rows = results.stream().map(HealthResult::row).toList();
		new ResultPrinter(this.context.console(), this.options.format()).print(rows, () -> show(rows));
		return rows.stream().anyMatch((row) -> FAILED.equals(row.health())) ? CommandException.FAILED : 0;
	}

	private HealthResult check(MeshEntry entry) {
		return switch (entry) {
			case BrokenMesh broken -> new HealthResult(MeshRow.of(broken), List.of(broken.reason()));
			case MeshSettings mesh -> check(mesh);
		};
	}

	private HealthResult check(MeshSettings mesh) {
		try {
			RegistryClient registry = this.context.registry(mesh);
			String health = registry.health().status();
			MeshSettings named = (mesh.name() != null) ? mesh : mesh.named(registry.mesh().meshName());
			return new HealthResult(MeshRow.of(named).with(health), List.of());
		}
		catch (RegistryException ex) {
			return new HealthResult(MeshRow.of(mesh).with(FAILED), List.of(mesh.title() + ": " + ex.getMessage()));
		}
	}

	private void show(List<MeshRow> rows) {
		if (rows.isEmpty()) {
			this.context.console().line("No mesh is saved here: run wm mesh add URL - first, and paste the token.");
			return;
		}
		Table table = new Table("SLUG", "NAME", "URL", "HEALTH");
		rows.forEach((row) -> table.row(row.slug(), CellText.orDash(row.name()), CellText.orDash(row.url()),
				CellText.orDash(row.health())));
		this.context.console().table(table);
	}

	private record HealthResult(MeshRow row, List<String> errors) {
	}

}
