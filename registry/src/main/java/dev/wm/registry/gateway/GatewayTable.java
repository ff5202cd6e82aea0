package dev.wm.registry.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * What gateways said of themselves, inside the caller's transaction.
 */
@Component
class GatewayTable {

	private final EntityManager entities;

	GatewayTable(EntityManager entities) {
		this.entities = entities;
	}

	Map<SiteDomain, GatewayEntity> bySite() {
		return this.entities.createQuery("select g from GatewayEntity g", GatewayEntity.class)
			.getResultStream()
			.collect(Collectors.toMap(GatewayEntity::site, (gateway) -> gateway));
	}

	Optional<GatewayEntity> find(SiteDomain site) {
		return this.entities.createQuery("select g from GatewayEntity g where g.site = :site", GatewayEntity.class)
			.setParameter("site", site)
			.getResultStream()
			.findFirst();
	}

	/**
	 * Stores a report unless a later one is there.
	 */
	void store(SiteDomain site, Received received, String report) {
		this.entities.createQuery("""
				update GatewayEntity g set g.session = :session, g.reportedAt = :at, g.report = :report
				where g.site = :site
				and (g.session < :session or (g.session = :session and g.reportedAt <= :at))""")
			.setParameter("session", received.session())
			.setParameter("at", received.at())
			.setParameter("report", report)
			.setParameter("site", site)
			.executeUpdate();
	}

	void add(GatewayEntity gateway) {
		this.entities.persist(gateway);
	}

}
