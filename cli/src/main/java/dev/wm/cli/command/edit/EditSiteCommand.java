package dev.wm.cli.command.edit;

import java.util.Map;

import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "site", description = "Change a site.",
		footer = { "", "Members: domain, subnet, hub, endpoint, listen_port, allow_public_domain.",
				"Example: wm edit site sheen --set endpoint=203.0.113.7:51820" })
final class EditSiteCommand extends EditObjectCommand<Site> {

	@Parameters(paramLabel = "DOMAIN", description = "The site's domain.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private SiteDomain domain;

	EditSiteCommand(CommandContext context) {
		super(context, Kind.SITE, Map.of("domain", SiteDomain::parse, "subnet", Cidr::parse, "hub", Member::flag,
				"endpoint", Endpoint::parse, "listen_port", Port::parse, "allow_public_domain", Member::flag));
	}

	@Override
	Object target() {
		return this.domain;
	}

	@Override
	String describe(Site site) {
		return "site " + site.domain();
	}

}
