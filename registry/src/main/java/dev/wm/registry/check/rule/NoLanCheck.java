package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway that is on no LAN.
 */
final class NoLanCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.enrolled()
			.filter((gateway) -> facts.site(gateway.site()).filter((site) -> site.lans().isEmpty()).isPresent())
			.filter((gateway) -> facts.hosts().stream().anyMatch((host) -> host.name().domain().equals(gateway.site())))
			.map((gateway) -> Findings.atSite(Severity.WARNING, "no_lan", gateway.site(),
					"The gateway of " + gateway.site() + " is on no LAN, so that it cannot reach the site's hosts.",
					"See with ip address that its LAN interface is up and has a private address."));
	}

}
