package dev.wm.registry.site;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.SiteDomain;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/**
 * The sites in the database. Lists are native SQL for the collation: JPQL sorts by the
 * database's locale.
 */
interface SiteRepository extends JpaRepository<SiteEntity, Long> {

	Optional<SiteEntity> findByDomain(SiteDomain domain);

	Optional<SiteEntity> findByPublicKey(PublicKey publicKey);

	@NativeQuery("select * from site order by domain collate \"C\"")
	List<SiteEntity> findAllSorted();

	/** The first rows after a domain, empty for all, whose domain contains a text. */
	@NativeQuery("""
			select * from site where domain collate "C" > :after and position(:name in domain) > 0
			order by domain collate "C" limit :rows""")
	List<SiteEntity> findPage(String after, String name, int rows);

}
