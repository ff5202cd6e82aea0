package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove-site", description = "Remove a site that has no hosts any more.")
final class RemoveSite implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Parameters(paramLabel = "DOMAIN", description = "The site's domain.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain domain;

	RemoveSite(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		Site removed = this.context.registry(this.context.choice().forWriting(this.options.mesh()))
			.removeSite(this.domain);
		if (this.options.isJson()) {
			this.context.screen().json(removed);
		}
		else {
			this.context.screen().line("Removed site " + removed.domain() + "; its gateway's credential is void.");
		}
		return 0;
	}

}
