package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.Screen;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.EnrolmentToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Make a token with which one gateway may enrol once.")
final class TokenCreate implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final TokenOptions options = new TokenOptions();

	@Option(names = "--site", paramLabel = "DOMAIN", required = true, description = "The gateway's site.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain site;

	TokenCreate(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshSettings mesh = this.context.choice().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		Screen screen = this.context.screen();
		if (this.options.format() == TokenOptions.Format.JSON) {
			screen.json(registry.createEnrolmentToken(this.site));
			return 0;
		}
		String url = GatewayEnv.registryUrl(mesh, registry);
		EnrolmentToken token = registry.createEnrolmentToken(this.site);
		GatewayEnv env = new GatewayEnv(url, token);
		if (this.options.format() == TokenOptions.Format.ENV) {
			env.print(screen);
		}
		else {
			env.printWithInstructions(screen);
		}
		return 0;
	}

}
