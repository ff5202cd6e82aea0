package dev.wm.registry.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
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
import dev.wm.registry.web.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and writes the hosts.
 */
@Service
public class HostService {

	/** The action of the change log by which a host follows its Ethernet address. */
	public static final String FOLLOW = "follow";

	private final HostRepository repository;

	private final SiteService sites;

	private final SiteMembers members;

	private final GatewayLanAddresses gateways;

	private final ReleasedAddresses released;

	private final MeshStore mesh;

	private final ChangeLog changeLog;

	HostService(HostRepository repository, SiteService sites, SiteMembers members, GatewayLanAddresses gateways,
			ReleasedAddresses released, MeshStore mesh, ChangeLog changeLog) {
		this.repository = repository;
		this.sites = sites;
		this.members = members;
		this.gateways = gateways;
		this.released = released;
		this.mesh = mesh;
		this.changeLog = changeLog;
	}

	@Transactional(readOnly = true)
	public List<Host> all() {
		return this.repository.findAllSorted().stream().map(HostEntity::host).toList();
	}

	/**
	 * Counts the hosts of each site.
	 * @return the numbers by site; a site without hosts is left out
	 */
	public Map<SiteDomain, Long> countBySite() {
		return this.repository.countBySite()
			.stream()
			.collect(Collectors.toMap(HostRepository.SiteCount::getSite, HostRepository.SiteCount::getHosts));
	}

	@Transactional(readOnly = true)
	Listing<Host> page(PageParameters page, @Nullable SiteDomain site, @Nullable HostType type) {
		if (site != null) {
			this.sites.require(site, "site");
		}
		HostName after = page.after(HostName::parse);
		List<HostEntity> rows = this.repository.findPage((after != null) ? after.domain().toString() : "",
				(after != null) ? after.label().toString() : "", (site != null) ? site.toString() : "",
				(type != null) ? type.toString() : "", page.name(), page.rows());
		return page.of(rows.stream().map(HostEntity::host).toList(), Host::name);
	}

	@Transactional(readOnly = true)
	Host require(HostName name) {
		return find(name).orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "name",
				"There is no host " + name + ": see wm list-hosts."));
	}

	private Optional<Host> find(HostName name) {
		return this.repository.findBySiteAndLabel(name.domain(), name.label()).map(HostEntity::host);
	}

	Host create(Actor actor, NewHost wanted) {
		SiteAllocation.refuseReserved(wanted.name());
		return this.changeLog.write(actor, () -> {
			Host host = add(wanted);
			return new WriteResult<>(host, Change.created("host", host.name(), host));
		});
	}

	/**
	 * Adds a host as a part of the caller's write.
	 * @param wanted the requested host
	 * @return the host
	 */
	@Transactional
	public Host add(NewHost wanted) {
		Site site = this.sites.require(wanted.name().domain(), "name");
		Host host = rules(site, null).add(wanted);
		this.repository.save(new HostEntity(site.subnet(), host));
		this.released.remove(host.overlayAddress());
		return host;
	}

	Host edit(Actor actor, HostName name, ConditionalEdit<NewHost> edit) {
		return this.changeLog.write(actor, () -> {
			Host current = require(name);
			Host host = replace(current, edit.apply(current, NewHost.of(current)));
			return WriteResult.edited("host", Host::name, current, host);
		});
	}

	/**
	 * Whether a host follows its Ethernet address and was seen at another LAN address.
	 * @param seen where its gateway sees it
	 * @return false also if there is no such host
	 */
	@Transactional(readOnly = true)
	public boolean isToFollow(HostSighting seen) {
		return find(seen.name()).filter((host) -> isMoved(host, seen)).isPresent();
	}

	private static boolean isMoved(Host host, HostSighting seen) {
		return host.follow() && seen.mac().equals(host.mac()) && !seen.address().equals(host.localAddress());
	}

	/**
	 * Gives a host that follows its Ethernet address the LAN address at which it was
	 * seen.
	 * @param actor its gateway
	 * @param seen where the gateway sees it
	 */
	public void follow(Actor actor, HostSighting seen) {
		this.changeLog.write(actor, () -> {
			Host current = require(seen.name());
			if (!isMoved(current, seen)) {
				return WriteResult.unchanged(current);
			}
			Host host = replace(current, new NewHost(current.name(), seen.address(), current.overlayAddress(),
					current.type(), current.masquerade(), current.mac(), current.follow(), current.aliases()));
			return new WriteResult<>(host, new Change(FOLLOW, "host", host.name().toString(), current, host));
		});
	}

	/**
	 * Replaces a host as a part of the caller's write.
	 * @param wanted the requested host
	 * @return the new host
	 * @param current the host as it is
	 */
	@Transactional
	public Host replace(Host current, NewHost wanted) {
		Site site = this.sites.require(current.name().domain(), "name");
		Host host = rules(site, current.name()).replace(current, wanted);
		entity(current.name()).update(host);
		this.released.move(site.domain(), current.overlayAddress(), host.overlayAddress());
		return host;
	}

	private HostRules rules(Site site, @Nullable HostName edited) {
		List<SiteMember> members = this.members.at(site.domain())
			.stream()
			.filter((member) -> !member.name().equals(edited))
			.toList();
		List<Host> hosts = this.repository.findSortedBySite(site.domain().toString())
			.stream()
			.map(HostEntity::host)
			.filter((host) -> !host.name().equals(edited))
			.toList();
		return new HostRules(this.mesh.identity().supernet(),
				new SiteAllocation(site, members, this.released.oldestFirst(site.domain())),
				this.gateways.onLans(site.domain()), hosts);
	}

	Host remove(Actor actor, HostName name, IfMatch match) {
		return this.changeLog.write(actor, () -> {
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
		this.repository.delete(entity(host.name()));
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.repository.flush();
		this.released.add(host.name().domain(), host.overlayAddress());
	}

	private HostEntity entity(HostName name) {
		return this.repository.findBySiteAndLabel(name.domain(), name.label()).orElseThrow();
	}

}
