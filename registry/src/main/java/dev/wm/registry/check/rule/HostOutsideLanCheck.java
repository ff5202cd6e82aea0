package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;

/**
 * A host whose local address is in none of its site's LANs.
 */
final class HostOutsideLanCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		Map<SiteDomain, List<Cidr>> lans = input.sites().stream().collect(Collectors.toMap(Site::domain, Site::lans));
		return input.hosts()
			.stream()
			.filter((host) -> isOutside(host, lans.getOrDefault(host.name().domain(), List.of())))
			.map((host) -> new Finding(Severity.WARNING, "host_outside_lan", "host", host.name().toString(),
					"The local address " + host.localAddress() + " of " + host.name()
							+ " is in none of its site's networks.",
					"Give the host the address that it has now, or check why its gateway is no longer on that network."));
	}

	private static boolean isOutside(Host host, List<Cidr> lans) {
		return !lans.isEmpty() && lans.stream().noneMatch((lan) -> lan.hasHost(host.localAddress()));
	}

}
