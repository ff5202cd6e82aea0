package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.problem.RefusedException;

/**
 * The rules for editing a site.
 *
 * @param rules the rules of a site among the others
 * @param members the site's hosts and devices
 */
record SiteEditRules(SiteRules rules, List<SiteMember> members) {

	Site replace(Site current, NewSite wanted) {
		refuseRename(current, wanted);
		refuseDemotion(current, wanted);
		Cidr subnet = subnet(current, wanted);
		this.rules.check(wanted);
		if (!current.domain().equals(wanted.domain())) {
			SiteRules.refusePublicDomain(wanted);
		}
		Port port = (wanted.listenPort() != null) ? wanted.listenPort() : Port.WIREGUARD;
		return new Site(wanted.domain(), subnet, AddressRules.gateway(subnet), wanted.hub(), current.publicKey(),
				wanted.endpoint(), port, current.lans(), current.rotateKey(), wanted.allowPublicDomain());
	}

	// Its gateway has the domain in its own settings, and people have the names.
	private void refuseRename(Site current, NewSite wanted) {
		if (current.domain().equals(wanted.domain())) {
			return;
		}
		if (current.publicKey() != null) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain",
					"The site " + current.domain() + " has a gateway that knows it by this name: create "
							+ wanted.domain() + ", enrol the gateway there, then remove " + current.domain() + ".");
		}
		refuseIfNotEmpty(current, "domain", "their names end in it");
	}

	private void refuseDemotion(Site current, NewSite wanted) {
		if (current.hub() && !wanted.hub() && this.members.stream().anyMatch(SiteMember::isDevice)) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "hub", "The hub " + current.domain()
					+ " has devices, which connect there: remove them first, or leave it the hub.");
		}
	}

	private Cidr subnet(Site current, NewSite wanted) {
		boolean same = (wanted.subnet() != null) ? wanted.subnet().equals(current.subnet())
				: wanted.prefixLength() == null || wanted.prefixLength() == current.subnet().prefixLength();
		if (same) {
			return current.subnet();
		}
		refuseIfNotEmpty(current, (wanted.subnet() != null) ? "subnet" : "prefix_length",
				"their addresses are from it");
		return this.rules.subnet(wanted);
	}

	private void refuseIfNotEmpty(Site current, String field, String why) {
		if (!this.members.isEmpty()) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, field, "The site " + current.domain() + " has "
					+ SiteMember.names(this.members) + ", and " + why + ": remove them first.");
		}
	}

}
