package dev.wm.registry.allocation;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The released addresses in the database.
 */
interface ReleasedAddressRepository extends JpaRepository<ReleasedAddressEntity, Long> {

	List<ReleasedAddressEntity> findBySiteOrderById(SiteDomain site);

	@Modifying
	@Query("delete from ReleasedAddressEntity r where r.address = :address")
	void deleteByAddress(IpAddress address);

	@Modifying
	@Query("delete from ReleasedAddressEntity r where r.site = :site")
	void deleteBySite(SiteDomain site);

}
