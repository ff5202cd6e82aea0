package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.output.Table;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the meshes that are set up here, and whether their registries are well.")
final class MeshList implements Callable<Integer> {

	private static final String FAILED = "failed";

	private final Context context;

	@Mixin
	private final OutputOption options = new OutputOption();

	MeshList(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		List<MeshRow> rows = this.context.store().all().stream().map(this::row).toList();
		if (this.options.isJson()) {
			this.context.screen().json(rows);
		}
		else {
			show(rows);
		}
		return rows.stream().anyMatch((row) -> FAILED.equals(row.health())) ? CommandException.FAILED : 0;
	}

	private MeshRow row(MeshEntry entry) {
		return switch (entry) {
			case BrokenMesh broken -> {
				this.context.screen().error(broken.reason());
				yield MeshRow.of(broken);
			}
			case MeshSettings mesh -> row(mesh);
		};
	}

	private MeshRow row(MeshSettings mesh) {
		try {
			RegistryClient registry = this.context.registry(mesh);
			String health = registry.health().status();
			return MeshRow.of((mesh.name() != null) ? mesh : mesh.named(registry.mesh().meshName())).with(health);
		}
		catch (RegistryException ex) {
			this.context.screen().error(mesh.title() + ": " + ex.getMessage());
			return MeshRow.of(mesh).with(FAILED);
		}
	}

	private void show(List<MeshRow> rows) {
		if (rows.isEmpty()) {
			this.context.screen().line("No mesh is set up here: run wm mesh add URL TOKEN first.");
			return;
		}
		Table table = new Table("SLUG", "NAME", "URL", "HEALTH");
		rows.forEach((row) -> table.row(row.slug(), Cells.orDash(row.name()), Cells.orDash(row.url()),
				Cells.orDash(row.health())));
		this.context.screen().table(table);
	}

}
