package dev.wm.registry.check;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A gateway that is on no LAN.
 */
final class NoLan implements Check {

	@Override
	public Stream<Finding> look(Facts facts) {
		return facts.enrolled()
			.filter((gateway) -> facts.site(gateway.site()).filter((site) -> site.lans().isEmpty()).isPresent())
			.filter((gateway) -> facts.hosts().stream().anyMatch((host) -> host.name().domain().equals(gateway.site())))
			.map((gateway) -> Found.atSite(Severity.WARNING, "no_lan", gateway.site(),
					"The gateway of " + gateway.site() + " is on no LAN, so that it cannot reach the site's hosts.",
					"See with ip address that its LAN interface is up and has a private address."));
	}

}
