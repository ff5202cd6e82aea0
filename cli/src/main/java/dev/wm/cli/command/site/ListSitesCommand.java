package dev.wm.cli.command.site;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list-sites", description = "List sites.", footer = { "", "Example: wm list-sites -o json" })
final class ListSitesCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListSitesCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, RegistryClient::sites,
				(mesh, sites) -> show(sites));
	}

	private void show(List<Site> sites) {
		if (sites.isEmpty()) {
			this.context.console().line("There are no sites yet: add one with wm add-site DOMAIN.");
			return;
		}
		if (this.options.isWide()) {
			Table table = new Table("SITE", "SUBNET", "GATEWAY", "ROLE", "ENDPOINT", "PORT", "LANS", "KEY");
			for (Site site : sites) {
				table.row(site.domain(), site.subnet(), site.gateway(), role(site), CellText.orDash(site.endpoint()),
						site.listenPort(), CellText.joined(site.lans()), CellText.orDash(site.publicKey()));
			}
			this.context.console().wideTable(table);
			return;
		}
		Table table = new Table("SITE", "SUBNET", "GATEWAY", "ROLE", "ENDPOINT", "LANS");
		for (Site site : sites) {
			table.row(site.domain(), site.subnet(), site.gateway(), role(site), CellText.orDash(site.endpoint()),
					CellText.joined(site.lans()));
		}
		this.context.console().table(table);
	}

	private static String role(Site site) {
		return site.hub() ? "hub" : "spoke";
	}

}
