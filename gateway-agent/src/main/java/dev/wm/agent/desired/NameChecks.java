package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * Checks the domains and names of a configuration: each domain is that of a site, which
 * has a gateway by name, and the names of this site have addresses of its subnet. Sites
 * whose gateways have not enrolled are known by their domains and names alone.
 */
final class NameChecks {

	private final GatewayConfig config;

	private final Set<SiteDomain> domains;

	private final Map<SiteDomain, Cidr> subnets = new HashMap<>();

	private final Set<SiteDomain> gateways = new HashSet<>();

	private final Map<HostName, IpAddress> hosts = new HashMap<>();

	private final List<String> reasons = new ArrayList<>();

	private NameChecks(GatewayConfig config) {
		this.config = config;
		this.domains = new HashSet<>(config.domains());
		for (PeerSite peer : config.peers()) {
			this.subnets.putIfAbsent(peer.domain(), peer.subnet());
		}
		this.subnets.put(config.site().domain(), config.site().subnet());
		// The hub's devices are named so, too, and the hub may be any site.
		this.subnets.remove(SiteDomain.HUB);
	}

	/** A sentence for each thing that is wrong. */
	static List<String> reasons(GatewayConfig config) {
		NameChecks checks = new NameChecks(config);
		checks.sitesHaveDomains();
		checks.names();
		checks.domainsHaveGateways();
		return checks.reasons;
	}

	private void sitesHaveDomains() {
		requireDomain(this.config.site().domain());
		for (PeerSite peer : this.config.peers()) {
			requireDomain(peer.domain());
		}
	}

	private void requireDomain(SiteDomain site) {
		if (!this.domains.contains(site)) {
			this.reasons.add("The domain of the site " + site + " is not among the mesh's domains.");
		}
	}

	// The sentences are made for those that are refused only: there are thousands.
	private void names() {
		SiteDomain own = this.config.site().domain();
		for (Host host : this.config.hosts()) {
			if (host.name().domain().equals(own) && !host.name().isGateway()) {
				this.hosts.putIfAbsent(host.name(), host.overlayAddress());
			}
		}
		Set<HostName> unnamed = new TreeSet<>(this.hosts.keySet());
		SiteDomain known = null;
		Cidr subnet = null;
		for (NameRecord name : this.config.names()) {
			SiteDomain domain = name.name().domain();
			if (!domain.equals(known)) {
				known = domain;
				subnet = this.subnets.get(domain);
			}
			name(name, subnet);
			if (!unnamed.isEmpty() && domain.equals(own)) {
				unnamed.remove(name.name());
			}
		}
		unnamed.forEach((host) -> this.reasons.add(host + " is a host of this site, but not among the names."));
		if (!areInOrder()) {
			namesAreDistinct();
		}
	}

	private void name(NameRecord name, @Nullable Cidr subnet) {
		if (name.name().isGateway()) {
			this.gateways.add(name.name().domain());
		}
		if (subnet == null && !this.domains.contains(name.name().domain())) {
			this.reasons.add(name.name() + " is not under a domain of the mesh.");
		}
		else if (!this.config.supernet().contains(name.address())) {
			this.reasons.add(name.name() + " has the address " + name.address() + ", which is not of the mesh.");
		}
		else if (name.name().isGateway()) {
			gateway(name, subnet);
		}
		else {
			member(name, subnet);
		}
	}

	private void gateway(NameRecord name, @Nullable Cidr subnet) {
		if (subnet != null && !name.address().equals(AddressRules.gateway(subnet))) {
			this.reasons.add(name.name() + " has the address " + name.address() + ", which is not the first one of "
					+ subnet + ".");
		}
	}

	private void member(NameRecord name, @Nullable Cidr subnet) {
		IpAddress host = this.hosts.get(name.name());
		if (host != null && !host.equals(name.address())) {
			this.reasons
				.add(name.name() + " has the address " + name.address() + ", but as a host of this site " + host + ".");
		}
		else if (host == null && isOwn(name) && subnet != null && !AddressRules.isMember(subnet, name.address())) {
			this.reasons.add(name.name() + " has the address " + name.address() + ", which cannot be a member's in "
					+ subnet + ".");
		}
	}

	private boolean isOwn(NameRecord name) {
		return name.name().domain().equals(this.config.site().domain());
	}

	private void domainsHaveGateways() {
		for (SiteDomain domain : new TreeSet<>(this.domains)) {
			if (!this.gateways.contains(domain)) {
				this.reasons.add("The domain " + domain + " is no site's: it has no gateway " + domain.gateway() + ".");
			}
		}
	}

	// As the registry sends them; then none is there twice.
	private boolean areInOrder() {
		HostName before = null;
		for (NameRecord name : this.config.names()) {
			if (before != null && before.compareTo(name.name()) >= 0) {
				return false;
			}
			before = name.name();
		}
		return true;
	}

	private void namesAreDistinct() {
		Set<HostName> seen = HashSet.newHashSet(this.config.names().size());
		for (NameRecord name : this.config.names()) {
			if (!seen.add(name.name())) {
				this.reasons.add(name.name() + " has two addresses.");
			}
		}
	}

}
