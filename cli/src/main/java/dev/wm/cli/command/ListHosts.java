package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list-hosts", description = "List the hosts.",
		footer = { "", "Example: wm list-hosts --site sheen -o name" })
final class ListHosts implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Option(names = "--site", paramLabel = "DOMAIN", description = "Only the hosts of this site.")
	private @Nullable SiteDomain site;

	ListHosts(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader().read(this.options, this::fetch, (mesh, hosts) -> show(hosts));
	}

	private List<Host> fetch(RegistryClient registry) {
		return (this.site != null) ? registry.hosts(this.site) : registry.hosts();
	}

	private void show(List<Host> hosts) {
		if (hosts.isEmpty()) {
			String where = (this.site != null) ? " at " + this.site : "";
			this.context.screen()
				.line("There are no hosts" + where + " yet: add one with wm add-host NAME.DOMAIN --local-ip IP.");
			return;
		}
		if (this.options.isWide()) {
			Table table = new Table("HOST", "OVERLAY", "LOCAL", "TYPE", "MASQUERADE");
			hosts.forEach((host) -> table.row(host.name(), host.overlayAddress(), host.localAddress(), host.type(),
					host.masquerade() ? "yes" : "no"));
			this.context.screen().wideTable(table);
			return;
		}
		Table table = new Table("HOST", "OVERLAY", "LOCAL", "TYPE");
		hosts.forEach((host) -> table.row(host.name(), host.overlayAddress(), host.localAddress(), host.type()));
		this.context.screen().table(table);
	}

}
