package dev.wm.cli.command.setup;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.config.MeshConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "openwrt-setup", description = "Print a script that routes an OpenWrt LAN into the mesh.",
		footer = { "",
				"The router polls the gateway every five minutes for new sites. The script is idempotent: run it",
				"again at any time.", "Example: wm openwrt-setup 192.168.1.250 | ssh root@router 'sh -s'" })
final class OpenwrtSetupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(paramLabel = "GATEWAY-IP", description = "The LAN address of the site's gateway.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private IpAddress gateway;

	@Option(names = "--port-forward", paramLabel = "PORT", arity = "0..1", fallbackValue = "51820",
			description = "Forward this UDP port (51820) from the internet to the gateway too.")
	private @Nullable Port forwarded;

	@Option(names = "--no-follow", description = "Do not poll the gateway for new sites.")
	private boolean fixed;

	@Option(names = "--undo", description = "Print the script that undoes the setup.")
	private boolean undo;

	OpenwrtSetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		RegistryClient registry = this.context.registry(this.context.meshSelector().forWriting(this.mesh));
		MeshConfig config = registry.config();
		if (!this.undo) {
			new GatewayAddressCheck(config, registry.gateways()).warnIfElsewhere(this.context.console(), this.gateway);
		}
		this.context.console()
			.verbatim(SetupScript.of(config)
				.openwrt(this.gateway, this.forwarded, SetupScript.Mode.of(this.undo, this.fixed)));
		return 0;
	}

}
