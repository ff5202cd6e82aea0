package dev.wm.registry.credential;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The credentials in the database.
 */
interface CredentialRepository extends JpaRepository<CredentialEntity, Long> {

	List<CredentialEntity> findByKind(String kind);

	long countByKind(String kind);

	/**
	 * The first credentials after a number whose number contains a text. An empty kind
	 * matches all.
	 */
	@Query("""
			select c from CredentialEntity c
			where c.id > :after and (:kind = '' or c.kind = :kind) and locate(:name, cast(c.id as string)) > 0
			order by c.id""")
	List<CredentialEntity> findPage(long after, String kind, String name, Limit rows);

	@Query("select c.id from CredentialEntity c where c.site = :site")
	long findIdBySite(SiteDomain site);

	Optional<CredentialEntity> findBySite(SiteDomain site);

	@Modifying
	@Query("delete from CredentialEntity c where c.site = :site")
	void deleteBySite(SiteDomain site);

	@Modifying
	@Query("delete from CredentialEntity c where c.device = :device")
	void deleteByDevice(DnsLabel device);

	@Modifying
	@Query("delete from CredentialEntity c where c.origin = :origin")
	void deleteByOrigin(String origin);

}
