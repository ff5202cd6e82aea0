package dev.wm.cli.command.setup;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.enrol.EnrolmentOptions;
import dev.wm.cli.command.enrol.GatewayInstructions;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "gateway-setup", description = "Print a new command that installs a site's gateway.", footer = { "",
		"The gateway that the site has goes on until the new one enrols.", "Example: wm gateway-setup sheen" })
final class GatewaySetupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final EnrolmentOptions options = new EnrolmentOptions();

	@Parameters(paramLabel = "DOMAIN", description = "The site's domain, such as sheen.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain domain;

	GatewaySetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		ConsoleOutput console = this.context.console();
		var wanted = WriteRequest.issue(NewEnrolmentToken.forSite(this.domain));
		if (this.options.isPlan()) {
			this.options.print(console, registry.plan(wanted));
			return 0;
		}
		GatewayInstructions gateway = GatewayInstructions.Source.of(mesh, registry).with(registry.send(wanted));
		SetupResult result = new SetupResult(gateway.enrolment(), gateway.registryUrl(), gateway.command());
		switch (this.options.format()) {
			case JSON -> console.json(result);
			case YAML -> console.yaml(result);
			case ENV -> gateway.print(console);
			case TEXT -> gateway.printWithInstructions(console);
		}
		return 0;
	}

}
