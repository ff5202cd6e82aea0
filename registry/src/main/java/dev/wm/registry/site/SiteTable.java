package dev.wm.registry.site;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Site;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * The sites in the database, inside the caller's transaction.
 */
@Component
class SiteTable {

	private final EntityManager entities;

	SiteTable(EntityManager entities) {
		this.entities = entities;
	}

	List<Site> all() {
		return this.entities.createQuery("select s from SiteEntity s", SiteEntity.class)
			.getResultStream()
			.map(SiteEntity::site)
			// Here and not in SQL: the database sorts by its own locale.
			.sorted((one, other) -> one.domain().compareTo(other.domain()))
			.toList();
	}

	Optional<Site> find(SiteDomain domain) {
		return entity(domain).map(SiteEntity::site);
	}

	void add(Cidr supernet, Site site) {
		this.entities.persist(new SiteEntity(supernet, site));
	}

	void update(Site site) {
		entity(site.domain()).orElseThrow().update(site);
	}

	void remove(SiteDomain domain) {
		this.entities.remove(entity(domain).orElseThrow());
	}

	private Optional<SiteEntity> entity(SiteDomain domain) {
		return this.entities.createQuery("select s from SiteEntity s where s.domain = :domain", SiteEntity.class)
			.setParameter("domain", domain)
			.getResultStream()
			.findFirst();
	}

}
