package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list-sites", description = "List the sites.", footer = { "", "Example: wm list-sites -o json" })
final class ListSites implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListSites(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader().read(this.options, RegistryClient::sites, (mesh, sites) -> show(sites));
	}

	private void show(List<Site> sites) {
		if (sites.isEmpty()) {
			this.context.screen().line("There are no sites yet: add one with wm add-site DOMAIN.");
			return;
		}
		if (this.options.isWide()) {
			Table table = new Table("SITE", "SUBNET", "GATEWAY", "ROLE", "ENDPOINT", "PORT", "LANS", "KEY");
			for (Site site : sites) {
				table.row(site.domain(), site.subnet(), site.gateway(), role(site), Cells.orDash(site.endpoint()),
						site.listenPort(), Cells.joined(site.lans()), Cells.orDash(site.publicKey()));
			}
			this.context.screen().wideTable(table);
			return;
		}
		Table table = new Table("SITE", "SUBNET", "GATEWAY", "ROLE", "ENDPOINT", "LANS");
		for (Site site : sites) {
			table.row(site.domain(), site.subnet(), site.gateway(), role(site), Cells.orDash(site.endpoint()),
					Cells.joined(site.lans()));
		}
		this.context.screen().table(table);
	}

	private static String role(Site site) {
		return site.hub() ? "hub" : "spoke";
	}

}
