package dev.wm.registry.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * The enrolled gateways in the database, inside the caller's transaction.
 */
@Component
public class GatewayStore {

	private final EntityManager entities;

	private final StoredReportMapper reports;

	GatewayStore(EntityManager entities, StoredReportMapper reports) {
		this.entities = entities;
		this.reports = reports;
	}

	/**
	 * Reads every gateway.
	 * @return the gateways by site
	 */
	public Map<SiteDomain, StoredGateway> bySite() {
		return this.entities.createQuery("select g from GatewayEntity g", GatewayEntity.class)
			.getResultStream()
			.map(this.reports::read)
			.collect(Collectors.toMap(StoredGateway::site, (gateway) -> gateway));
	}

	/**
	 * Reads a site's gateway.
	 * @param site the site
	 * @return the gateway, empty if none has enrolled there
	 */
	public Optional<StoredGateway> find(SiteDomain site) {
		return entity(site).map(this.reports::read);
	}

	/**
	 * Stores a site's new gateway in the place of an earlier one.
	 * @param site the site
	 * @param first its first report, with the number of its credential
	 */
	public void enrol(SiteDomain site, ReceivedReport first) {
		GatewayEntity gateway = entity(site).orElseGet(() -> new GatewayEntity(site));
		gateway.enrol(first.session(), first.at(), this.reports.write(first.report()));
		this.entities.persist(gateway);
	}

	/**
	 * Stores a report unless a later one is there.
	 * @param site whose gateway
	 * @param received its report
	 */
	public void store(SiteDomain site, ReceivedReport received) {
		this.entities.createQuery("""
				update GatewayEntity g set g.session = :session, g.reportedAt = :at, g.report = :report
				where g.site = :site
				and (g.session < :session or (g.session = :session and g.reportedAt <= :at))""")
			.setParameter("session", received.session())
			.setParameter("at", received.at())
			.setParameter("report", this.reports.write(received.report()))
			.setParameter("site", site)
			.executeUpdate();
	}

	/**
	 * The public address of each gateway for which one was learnt.
	 * @return the addresses by site
	 */
	public Map<SiteDomain, IpAddress> publicAddresses() {
		return this.entities
			.createQuery("select g.site, g.address from GatewayEntity g where g.address is not null", Object[].class)
			.getResultStream()
			.collect(Collectors.toMap((row) -> (SiteDomain) row[0], (row) -> (IpAddress) row[1]));
	}

	/**
	 * Stores a gateway's public address.
	 * @param site whose gateway
	 * @param address the address that its requests come from
	 * @return false if it is stored already, or there is no gateway
	 */
	public boolean updatePublicAddress(SiteDomain site, IpAddress address) {
		return this.entities.createQuery("""
				update GatewayEntity g set g.address = :address
				where g.site = :site and (g.address is null or g.address <> :address)""")
			.setParameter("address", address)
			.setParameter("site", site)
			.executeUpdate() > 0;
	}

	private Optional<GatewayEntity> entity(SiteDomain site) {
		return this.entities.createQuery("select g from GatewayEntity g where g.site = :site", GatewayEntity.class)
			.setParameter("site", site)
			.getResultStream()
			.findFirst();
	}

}
