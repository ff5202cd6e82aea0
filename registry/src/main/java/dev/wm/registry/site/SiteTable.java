package dev.wm.registry.site;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.site.Site;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * The sites in the database, inside the caller's transaction.
 */
@Component
class SiteTable implements KeyOwners {

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

	void update(SiteDomain domain, Site site) {
		entity(domain).orElseThrow().update(site);
	}

	@Override
	public Optional<String> holder(PublicKey key) {
		return this.entities.createQuery("select s.domain from SiteEntity s where s.publicKey = :key", SiteDomain.class)
			.setParameter("key", key)
			.getResultStream()
			.findFirst()
			.map(SiteTable::holder);
	}

	static String holder(SiteDomain domain) {
		return "site " + domain;
	}

	void remove(SiteDomain domain) {
		this.entities.remove(entity(domain).orElseThrow());
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.entities.flush();
	}

	private Optional<SiteEntity> entity(SiteDomain domain) {
		return this.entities.createQuery("select s from SiteEntity s where s.domain = :domain", SiteEntity.class)
			.setParameter("domain", domain)
			.getResultStream()
			.findFirst();
	}

}
