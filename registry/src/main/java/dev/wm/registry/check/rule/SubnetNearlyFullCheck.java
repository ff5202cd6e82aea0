package dev.wm.registry.check.rule;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.site.Site;

/**
 * A site whose subnet is nearly full.
 */
final class SubnetNearlyFullCheck implements Check {

	// The network's own, the gateway's and the broadcast address.
	private static final int RESERVED = 3;

	private static final double NEARLY = 0.9;

	@Override
	public Stream<Finding> findings(CheckInput input) {
		Map<SiteDomain, Long> hosts = input.hosts()
			.stream()
			.collect(Collectors.groupingBy((host) -> host.name().domain(), Collectors.counting()));
		return input.sites().stream().flatMap((site) -> {
			long used = hosts.getOrDefault(site.domain(), 0L) + (site.hub() ? input.devices().size() : 0);
			return nearlyFull(site, used, site.subnet().size() - RESERVED).stream();
		});
	}

	private static Optional<Finding> nearlyFull(Site site, long used, long all) {
		if (used < NEARLY * all) {
			return Optional.empty();
		}
		return Optional.of(Findings.atSite(Severity.WARNING, "subnet_nearly_full", site.domain(),
				used + " of the " + all + " addresses of " + site.subnet() + " at " + site.domain() + " are taken.",
				"Remove what is no longer used, or put the next ones at a site with a larger subnet."));
	}

}
