package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.AddressAllocator;
import dev.wm.registry.problem.RefusedException;

/**
 * The rules of a site that is edited.
 *
 * @param plan the rules of a new site among the others
 * @param tenants what is at the site
 */
record SiteEditRules(SiteRules plan, List<SiteMember> tenants) {

	Site replace(Site held, NewSite wanted) {
		refuseRename(held, wanted);
		refuseDemotion(held, wanted);
		Cidr subnet = subnet(held, wanted);
		this.plan.check(wanted);
		Port port = (wanted.listenPort() != null) ? wanted.listenPort() : Port.WIREGUARD;
		return new Site(wanted.domain(), subnet, AddressAllocator.gateway(subnet), wanted.hub(), held.publicKey(),
				wanted.endpoint(), port, held.lans(), held.rotateKey());
	}

	// Its gateway has the domain in its own settings, and people have the names.
	private void refuseRename(Site held, NewSite wanted) {
		if (held.domain().equals(wanted.domain())) {
			return;
		}
		if (held.publicKey() != null) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain",
					"The site " + held.domain() + " has a gateway that knows it by this name: create " + wanted.domain()
							+ ", enrol the gateway there, then remove " + held.domain() + ".");
		}
		refuseInhabited(held, "domain", "their names end in it");
	}

	private void refuseDemotion(Site held, NewSite wanted) {
		if (held.hub() && !wanted.hub() && this.tenants.stream().anyMatch(SiteMember::isDevice)) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "hub", "The hub " + held.domain()
					+ " has devices, which connect there: remove them first, or leave it the hub.");
		}
	}

	private Cidr subnet(Site held, NewSite wanted) {
		boolean same = (wanted.subnet() != null) ? wanted.subnet().equals(held.subnet())
				: wanted.prefixLength() == null || wanted.prefixLength() == held.subnet().prefixLength();
		if (same) {
			return held.subnet();
		}
		refuseInhabited(held, (wanted.subnet() != null) ? "subnet" : "prefix_length", "their addresses are from it");
		return this.plan.subnet(wanted);
	}

	private void refuseInhabited(Site held, String field, String why) {
		if (!this.tenants.isEmpty()) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, field, "The site " + held.domain() + " has "
					+ SiteMember.names(this.tenants) + ", and " + why + ": remove them first.");
		}
	}

}
