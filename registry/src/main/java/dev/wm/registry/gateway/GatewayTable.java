package dev.wm.registry.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.IpAddress;
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

	Map<SiteDomain, IpAddress> addresses() {
		return this.entities
			.createQuery("select g.site, g.address from GatewayEntity g where g.address is not null", Object[].class)
			.getResultStream()
			.collect(Collectors.toMap((row) -> (SiteDomain) row[0], (row) -> (IpAddress) row[1]));
	}

	/**
	 * Stores where a gateway asks from.
	 * @return false if it is there already, or there is no gateway
	 */
	boolean move(SiteDomain site, IpAddress address) {
		return this.entities.createQuery("""
				update GatewayEntity g set g.address = :address
				where g.site = :site and (g.address is null or g.address <> :address)""")
			.setParameter("address", address)
			.setParameter("site", site)
			.executeUpdate() > 0;
	}

	void add(GatewayEntity gateway) {
		this.entities.persist(gateway);
	}

}
