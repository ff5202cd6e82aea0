package dev.wm.cli.command.setup;

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
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

	@Parameters(arity = "0..1", paramLabel = "GATEWAY-IP", description = "The LAN address of the site's gateway.")
	private @Nullable IpAddress gateway;

	@Option(names = "--no-follow", description = "Do not poll the gateway for new sites.")
	private boolean fixed;

	@Option(names = "--undo", description = "Print the script that undoes the setup.")
	private boolean undo;

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	HostSetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.gateway == null && this.undo) {
			throw new ParameterException(this.spec.commandLine(), "Missing required parameter: 'GATEWAY-IP'");
		}
		MeshSettings settings = this.context.meshSelector().forWriting(this.mesh);
		RegistryClient registry = this.context.registry(settings);
		MeshConfig config = registry.config();
		if (this.gateway == null) {
			show(config);
			return 0;
		}
		GatewayAddressCheck.warnIfElsewhere(this.context.console(), config, this.gateway);
		String slug = MeshStore.portableSlug(settings, config.supernet());
		this.context.console()
			.verbatim(SetupScript.of(config).host(slug, this.gateway, SetupScript.Mode.of(this.undo, this.fixed)));
		return 0;
	}

	private void show(MeshConfig config) {
		ConsoleOutput console = this.context.console();
		Table table = new Table("SITE", "GATEWAY", "LANS");
		for (Site site : config.sites()) {
			table.row(site.domain(), site.domain().gateway(), CellText.joined(site.lans()));
		}
		console.table(table);
		console.line("");
		console.line("Give the address that this site's gateway has on its LAN: wm host-setup GATEWAY-IP | sudo sh");
	}

}
