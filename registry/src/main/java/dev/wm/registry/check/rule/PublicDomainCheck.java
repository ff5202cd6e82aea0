package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.site.TopLevelDomains;

/**
 * A site whose domain hides a top-level domain of the Internet, which nobody has allowed.
 */
final class PublicDomainCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.sites()
			.stream()
			.filter((site) -> !site.allowPublicDomain() && TopLevelDomains.isDelegated(site.domain().label()))
			.map(PublicDomainCheck::finding);
	}

	private static Finding finding(Site site) {
		return Findings.atSite(Severity.WARNING, "public_domain", site.domain(),
				"The domain " + site.domain() + " is a top-level domain of the Internet (IANA's list of "
						+ TopLevelDomains.date() + "): at every site, the names under it are the mesh's alone.",
				"Add a site with another domain and enrol the gateway there, or keep it: wm edit site " + site.domain()
						+ " --set allow_public_domain=true.");
	}

}
