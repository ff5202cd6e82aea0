package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway without a LAN at a site with hosts.
 */
final class NoLanCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled()
			.filter((gateway) -> input.site(gateway.site()).filter((site) -> site.lans().isEmpty()).isPresent())
			.filter((gateway) -> input.hosts().stream().anyMatch((host) -> host.name().domain().equals(gateway.site())))
			.map((gateway) -> Findings.atSite(Severity.WARNING, "no_lan", gateway.site(),
					"The gateway of " + gateway.site() + " is on no LAN, so that it cannot reach the site's hosts.",
					"Check that its LAN interface is up and has a private address: ip address."));
	}

}
