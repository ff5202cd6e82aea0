package dev.wm.registry.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The gateways in the database.
 */
interface GatewayRepository extends JpaRepository<GatewayEntity, Long> {

	Optional<GatewayEntity> findBySite(SiteDomain site);

	@Query("select g.site as site, g.address as address from GatewayEntity g where g.address is not null")
	List<PublicAddress> findPublicAddresses();

	/** Stores a report unless a later one is there. */
	@Modifying
	@Query("""
			update GatewayEntity g set g.session = :session, g.reportedAt = :at, g.report = :report
			where g.site = :site and (g.session < :session or (g.session = :session and g.reportedAt <= :at))""")
	void updateReport(SiteDomain site, long session, Instant at, String report);

	/** Stores an address; the number of rows is 0 if it is stored already. */
	@Modifying
	@Query("""
			update GatewayEntity g set g.address = :address
			where g.site = :site and (g.address is null or g.address <> :address)""")
	int updateAddress(SiteDomain site, IpAddress address);

	/**
	 * The public address of a site's gateway.
	 */
	interface PublicAddress {

		SiteDomain getSite();

		IpAddress getAddress();

	}

}
