package dev.wm.cli.command.site;

import java.util.concurrent.Callable;

import dev.wm.cli.client.ProblemException;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove-site", description = { "Remove a site.", "It must have no hosts, unless --cascade is given." },
		footer = { "", "Example: wm remove-site sheen --cascade --plan" })
final class RemoveSiteCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final ConfirmOptions options = new ConfirmOptions();

	@Parameters(paramLabel = "DOMAIN", description = "The site's domain.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain domain;

	@Option(names = "--cascade", description = "Remove its hosts too; --plan lists them.")
	private boolean cascade;

	RemoveSiteCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshWriter writer = new MeshWriter(this.context, this.options);
		WriteRequest<Site> write = WriteRequest.removeSite(this.domain, this.cascade);
		try {
			writer.confirm(this.options, write,
					"Remove site " + this.domain + (this.cascade ? " and all its hosts?" : "?"));
			return writer.send(write,
					(site) -> writer.say("Removed site " + site.domain() + "; its gateway's credential is void."));
		}
		catch (ProblemException ex) {
			throw ex.is(ProblemCode.SITE_NOT_EMPTY) ? CommandException.failed(remedy(ex)) : ex;
		}
	}

	// The registry names its own parameter.
	private static String remedy(ProblemException ex) {
		return String.valueOf(ex.getMessage()).replace(Api.CASCADE_PARAMETER + "=true", "--cascade");
	}

}
