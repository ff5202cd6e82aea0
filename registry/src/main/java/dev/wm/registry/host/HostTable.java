package dev.wm.registry.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;
import dev.wm.registry.change.Change;
import dev.wm.registry.site.SiteMember;
import dev.wm.registry.site.SiteMemberSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import org.springframework.stereotype.Component;

/**
 * The hosts in the database, inside the caller's transaction.
 */
@Component
class HostTable implements SiteMemberSource {

	private final EntityManager entities;

	HostTable(EntityManager entities) {
		this.entities = entities;
	}

	List<Host> all() {
		return sorted(this.entities.createQuery("select h from HostEntity h", HostEntity.class));
	}

	Map<SiteDomain, Long> countBySite() {
		return this.entities.createQuery("select h.site, count(h) from HostEntity h group by h.site", Object[].class)
			.getResultStream()
			.collect(Collectors.toMap((row) -> (SiteDomain) row[0], (row) -> (Long) row[1]));
	}

	List<Host> atSite(SiteDomain site) {
		return sorted(this.entities.createQuery("select h from HostEntity h where h.site = :site", HostEntity.class)
			.setParameter("site", site));
	}

	@Override
	public List<SiteMember> at(SiteDomain site) {
		return atSite(site).stream().map((host) -> new SiteMember("host", host.name(), host.overlayAddress())).toList();
	}

	@Override
	public List<Change> clear(SiteDomain site) {
		List<Host> hosts = atSite(site);
		this.entities.createQuery("select h from HostEntity h where h.site = :site", HostEntity.class)
			.setParameter("site", site)
			.getResultStream()
			.forEach(this.entities::remove);
		this.entities.flush();
		return hosts.stream().map((host) -> Change.removed("host", host.name(), host)).toList();
	}

	Optional<Host> find(HostName name) {
		return entity(name).map(HostEntity::host);
	}

	void add(Cidr siteSubnet, Host host) {
		this.entities.persist(new HostEntity(siteSubnet, host));
	}

	void update(HostName name, Host host) {
		entity(name).orElseThrow().update(host);
	}

	void remove(HostName name) {
		this.entities.remove(entity(name).orElseThrow());
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.entities.flush();
	}

	private Optional<HostEntity> entity(HostName name) {
		return this.entities
			.createQuery("select h from HostEntity h where h.site = :site and h.label = :label", HostEntity.class)
			.setParameter("site", name.domain())
			.setParameter("label", name.label())
			.getResultStream()
			.findFirst();
	}

	// Sorted here and not in SQL: the database sorts by its own locale.
	private static List<Host> sorted(TypedQuery<HostEntity> query) {
		return query.getResultStream().map(HostEntity::host).sorted(Comparator.comparing(Host::name)).toList();
	}

}
