package dev.wm.cli.command.setup;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Table;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.settings.MeshStore;
import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "host-setup",
		description = { "Print a script that routes one Linux host into the mesh.",
				"The host needs systemd-resolved." },
		footer = { "", "Without GATEWAY-IP it lists the gateways. The host polls the gateway every five minutes for",
				"new sites.", "Example: wm host-setup 192.168.1.250 | sudo sh" })
class HostSetupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(arity = "0..1", paramLabel = "GATEWAY-IP",
			description = { "The LAN address of the site's gateway.", "Not needed for --undo." })
	private @Nullable IpAddress gateway;

	@Option(names = "--no-follow", description = "Do not poll the gateway for new sites.")
	private boolean fixed;

	@Option(names = "--site-routes", description = { "Route each site's subnet instead of the whole supernet.",
			"For a machine with a network in it, such as Docker's. Run again after wm add-site." })
	private boolean siteRoutes;

	@Option(names = "--undo", description = "Print the script that undoes the setup.")
	private boolean undo;

	HostSetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshSettings settings = this.context.meshSelector().forWriting(this.mesh);
		RegistryClient registry = this.context.registry(settings);
		MeshConfig config = registry.config();
		String slug = MeshStore.portableSlug(settings, config.supernet());
		if (this.undo) {
			print(SetupScript.of(config).host(slug, null, SetupScript.Mode.UNDO));
			return 0;
		}
		GatewayAddressCheck check = new GatewayAddressCheck(config, registry.gateways());
		if (this.gateway == null) {
			show(config, check);
			return 0;
		}
		check.warnIfElsewhere(this.context.console(), this.gateway);
		List<Cidr> routes = this.siteRoutes ? config.sites().stream().map(Site::subnet).sorted().toList()
				: List.of(config.supernet());
		print(SetupScript.of(config).host(slug, this.gateway, routes, SetupScript.Mode.of(false, this.fixed)));
		return 0;
	}

	private void print(String script) {
		this.context.console().verbatim(script);
	}

	private void show(MeshConfig config, GatewayAddressCheck check) {
		ConsoleOutput console = this.context.console();
		Table table = new Table("SITE", "GATEWAY-IP", "LANS");
		for (Site site : config.sites()) {
			table.row(site.domain(), CellText.joined(check.addresses(site.domain())), CellText.joined(site.lans()));
		}
		console.table(table);
		console.line("");
		console.line("On a machine of that site: wm host-setup GATEWAY-IP | sudo sh");
	}

}
