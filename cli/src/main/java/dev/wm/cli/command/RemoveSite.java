package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RefusedException;
import dev.wm.cli.client.Write;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.ProblemCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove-site", description = "Remove a site that has no hosts any more.",
		footer = { "", "Example: wm remove-site sheen --cascade --plan" })
final class RemoveSite implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final RiskOptions options = new RiskOptions();

	@Parameters(paramLabel = "DOMAIN", description = "The site's domain.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain domain;

	@Option(names = "--cascade", description = "Remove its hosts with it; --plan says which.")
	private boolean cascade;

	RemoveSite(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		Writing writing = new Writing(this.context, this.options);
		this.options.confirm(this.context, "Remove site " + this.domain + (this.cascade ? " and all its hosts?" : "?"));
		try {
			return writing.make(Write.removeSite(this.domain, this.cascade),
					(site) -> writing.say("Removed site " + site.domain() + "; its gateway's credential is void."));
		}
		catch (RefusedException ex) {
			throw ex.is(ProblemCode.SITE_NOT_EMPTY) ? CommandException.failed(remedy(ex)) : ex;
		}
	}

	// The registry names its own parameter.
	private static String remedy(RefusedException ex) {
		return String.valueOf(ex.getMessage()).replace(Api.CASCADE_PARAMETER + "=true", "--cascade");
	}

}
