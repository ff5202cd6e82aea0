package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.SubnetAllocator;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a site among the others.
 */
final class SiteRules {

	private final Cidr supernet;

	private final List<Site> sites;

	SiteRules(Cidr supernet, List<Site> sites) {
		this.supernet = supernet;
		this.sites = sites;
	}

	Site create(NewSite wanted) {
		check(wanted);
		Cidr subnet = subnet(wanted);
		refusePublicDomain(wanted);
		Port port = (wanted.listenPort() != null) ? wanted.listenPort() : Port.WIREGUARD;
		return new Site(wanted.domain(), subnet, AddressRules.gateway(subnet), wanted.hub(), null, wanted.endpoint(),
				port, List.of(), false, wanted.allowPublicDomain());
	}

	/**
	 * Refuses a domain that hides a top-level domain of the Internet. It is asked when a
	 * domain is chosen only: the root zone grows, and that must not stop another edit.
	 */
	static void refusePublicDomain(NewSite wanted) {
		if (!wanted.allowPublicDomain() && TopLevelDomains.isDelegated(wanted.domain().label())) {
			throw new RefusedException(ProblemCode.NAME_RESERVED, "domain",
					"The domain " + wanted.domain() + " is a top-level domain of the Internet (IANA's list of "
							+ TopLevelDomains.date()
							+ "), whose names no LAN would resolve any more: choose another, or run wm add-site "
							+ wanted.domain() + " --allow-public-domain.");
		}
	}

	void check(NewSite wanted) {
		checkDomain(wanted);
		checkHub(wanted);
		checkEndpoint(this.supernet, wanted.endpoint());
	}

	Cidr subnet(NewSite wanted) {
		return (wanted.subnet() != null) ? given(wanted.subnet()) : next(wanted.prefixLength());
	}

	static void checkEndpoint(Cidr supernet, @Nullable Endpoint endpoint) {
		if (endpoint != null && supernet.contains(endpoint.address())) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "endpoint",
					"The endpoint " + endpoint + " lies inside the mesh: give the gateway's public address.");
		}
	}

	private void checkDomain(NewSite wanted) {
		if (this.sites.stream().anyMatch((site) -> site.domain().equals(wanted.domain()))) {
			throw new RefusedException(ProblemCode.NAME_TAKEN, "domain", "There is a site " + wanted.domain()
					+ " already: choose another domain, or remove that one first.");
		}
		if (wanted.domain().equals(SiteDomain.HUB) && !wanted.hub()) {
			throw new RefusedException(ProblemCode.NAME_RESERVED, "domain",
					"The domain hub is for the hub's devices: choose another, or make this site the hub.");
		}
	}

	private void checkHub(NewSite wanted) {
		this.sites.stream().filter((site) -> wanted.hub() && site.hub()).findFirst().ifPresent((hub) -> {
			throw new RefusedException(ProblemCode.SECOND_HUB, "hub", "The mesh has a hub already, " + hub.domain()
					+ ": make this site a spoke, or remove the hub first.");
		});
	}

	private Cidr given(Cidr subnet) {
		if (!AddressRules.isSubnet(this.supernet, subnet)) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "subnet", subnet
					+ " cannot be a site's subnet: choose a part of " + this.supernet + " from " + sizes() + ".");
		}
		this.sites.stream().filter((site) -> site.subnet().overlaps(subnet)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.SUBNET_OVERLAP, "subnet", subnet + " overlaps " + other.subnet()
					+ " of the site " + other.domain() + ": choose another, or leave it out to get a free one.");
		});
		return subnet;
	}

	private Cidr next(@Nullable Integer prefixLength) {
		int prefix = (prefixLength != null) ? prefixLength : SubnetAllocator.usualPrefix(this.supernet);
		if (!AddressRules.isSubnetPrefix(this.supernet, prefix)) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "prefix_length",
					"/" + prefix + " is not a usable size here: choose one from " + sizes() + ".");
		}
		return SubnetAllocator.next(this.supernet, prefix, this.sites.stream().map(Site::subnet).toList())
			.orElseThrow(() -> new RefusedException(ProblemCode.EXHAUSTED, "No /" + prefix + " is free in "
					+ this.supernet + ": ask for a smaller subnet, or remove a site that is no longer needed."));
	}

	private String sizes() {
		return "/" + (this.supernet.prefixLength() + 1) + " to /" + AddressRules.LONGEST_PREFIX;
	}

}
