package dev.wm.cli.command.host;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list-hosts", description = "List hosts.",
		footer = { "", "Example: wm list-hosts --site sheen -o name" })
final class ListHostsCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Option(names = "--site", paramLabel = "DOMAIN", description = "Only the hosts of this site.")
	private @Nullable SiteDomain site;

	ListHostsCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, this::fetch, (mesh, hosts) -> show(hosts));
	}

	private List<Host> fetch(RegistryClient registry) {
		return (this.site != null) ? registry.hosts(this.site) : registry.hosts();
	}

	private void show(List<Host> hosts) {
		if (hosts.isEmpty()) {
			String where = (this.site != null) ? " at " + this.site : "";
			this.context.console()
				.line("There are no hosts" + where + " yet: add one with wm add-host NAME.DOMAIN --local-ip IP.");
			return;
		}
		if (this.options.isWide()) {
			Table table = new Table("HOST", "OVERLAY", "LOCAL", "TYPE", "MASQUERADE", "MAC", "FOLLOW", "ALIASES");
			hosts.forEach((host) -> table.row(host.name(), host.overlayAddress(), host.localAddress(), host.type(),
					yes(host.masquerade()), (host.mac() != null) ? host.mac() : "-", yes(host.follow()),
					CellText.joined(host.aliases())));
			this.context.console().wideTable(table);
			return;
		}
		Table table = new Table("HOST", "OVERLAY", "LOCAL", "TYPE");
		hosts.forEach((host) -> table.row(host.name(), host.overlayAddress(), host.localAddress(), host.type()));
		this.context.console().table(table);
	}

	private static String yes(boolean flag) {
		return flag ? "yes" : "no";
	}

}
