package dev.wm.registry.host;

import java.util.List;
import java.util.Map;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.ReleasedAddresses;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.GatewayLanAddresses;
import dev.wm.registry.site.SiteAllocation;
import dev.wm.registry.site.SiteMember;
import dev.wm.registry.site.SiteMembers;
import dev.wm.registry.site.SiteService;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hosts of the mesh.
 */
@Service
public class HostService {

	private final HostTable table;

	private final SiteService sites;

	private final SiteMembers tenants;

	private final GatewayLanAddresses gateways;

	private final ReleasedAddresses released;

	private final MeshStore mesh;

	private final ChangeLog ledger;

	HostService(HostTable table, SiteService sites, SiteMembers tenants, GatewayLanAddresses gateways,
			ReleasedAddresses released, MeshStore mesh, ChangeLog ledger) {
		this.table = table;
		this.sites = sites;
		this.tenants = tenants;
		this.gateways = gateways;
		this.released = released;
		this.mesh = mesh;
		this.ledger = ledger;
	}

	@Transactional(readOnly = true)
	public List<Host> all() {
		return this.table.all();
	}

	/**
	 * How many hosts the sites have.
	 * @return the number by site; a site without hosts is not there
	 */
	public Map<SiteDomain, Long> countBySite() {
		return this.table.countBySite();
	}

	@Transactional(readOnly = true)
	List<Host> atSite(SiteDomain site) {
		this.sites.require(site, "site");
		return this.table.atSite(site);
	}

	@Transactional(readOnly = true)
	Host require(HostName name) {
		return this.table.find(name)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "name",
					"There is no host " + name + ": look at the list of hosts."));
	}

	Host create(Actor actor, NewHost wanted) {
		SiteAllocation.refuseReserved(wanted.name());
		return this.ledger.write(actor, () -> {
			Host host = add(wanted);
			return new WriteResult<>(host, Change.created("host", host.name(), host));
		});
	}

	/**
	 * Adds a host as a part of the caller's write.
	 * @param wanted what is asked for
	 * @return the host
	 */
	@Transactional
	public Host add(NewHost wanted) {
		Site site = this.sites.require(wanted.name().domain(), "name");
		Host host = plan(site, null).add(wanted);
		this.table.add(site.subnet(), host);
		this.released.remove(host.overlayAddress());
		return host;
	}

	Host edit(Actor actor, HostName name, ConditionalEdit<NewHost> edit) {
		return this.ledger.write(actor, () -> {
			Host held = require(name);
			Host host = replace(held, edit.of(held, new NewHost(held.name(), held.localAddress(), held.overlayAddress(),
					held.type(), held.masquerade())));
			return WriteResult.edited("host", Host::name, held, host);
		});
	}

	/**
	 * Replaces a host as a part of the caller's write.
	 * @param held the host as it is
	 * @param wanted what is asked for
	 * @return the host as it is from now on
	 */
	@Transactional
	public Host replace(Host held, NewHost wanted) {
		Site site = this.sites.require(held.name().domain(), "name");
		Host host = plan(site, held.name()).replace(held, wanted);
		this.table.update(held.name(), host);
		this.released.move(site.domain(), held.overlayAddress(), host.overlayAddress());
		return host;
	}

	private HostRules plan(Site site, @Nullable HostName itself) {
		List<SiteMember> tenants = this.tenants.at(site.domain())
			.stream()
			.filter((tenant) -> !tenant.name().equals(itself))
			.toList();
		List<Host> hosts = this.table.atSite(site.domain())
			.stream()
			.filter((host) -> !host.name().equals(itself))
			.toList();
		return new HostRules(this.mesh.identity().supernet(),
				new SiteAllocation(site, tenants, this.released.oldestFirst(site.domain())),
				this.gateways.onLans(site.domain()), hosts);
	}

	Host remove(Actor actor, HostName name, IfMatch match) {
		return this.ledger.write(actor, () -> {
			Host host = require(name);
			match.check(host);
			drop(host);
			return new WriteResult<>(host, Change.removed("host", name, host));
		});
	}

	/**
	 * Removes a host as a part of the caller's write.
	 * @param host the host as it is
	 */
	@Transactional
	public void drop(Host host) {
		this.table.remove(host.name());
		this.released.add(host.name().domain(), host.overlayAddress());
	}

}
