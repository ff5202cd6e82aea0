package dev.wm.registry.host;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/**
 * The hosts in the database. Lists are native SQL for the collation: JPQL sorts by the
 * database's locale.
 */
interface HostRepository extends JpaRepository<HostEntity, Long> {

	Optional<HostEntity> findBySiteAndLabel(SiteDomain site, DnsLabel label);

	@NativeQuery("select * from host order by site collate \"C\", label collate \"C\"")
	List<HostEntity> findAllSorted();

	@NativeQuery("select * from host where site = :site order by label collate \"C\"")
	List<HostEntity> findSortedBySite(String site);

	/**
	 * The first rows after a name, empty for all, whose name contains a text. An empty
	 * site or type matches all.
	 */
	@NativeQuery("""
			select * from host
			where (site collate "C", label collate "C") > (:afterSite, :afterLabel)
			  and (:site = '' or site = :site) and (:type = '' or type = :type)
			  and position(:name in label || '.' || site) > 0
			order by site collate "C", label collate "C" limit :rows""")
	List<HostEntity> findPage(String afterSite, String afterLabel, String site, String type, String name, int rows);

	@Query("select h.site as site, count(h) as hosts from HostEntity h group by h.site")
	List<SiteCount> countBySite();

	/**
	 * The number of hosts of a site.
	 */
	interface SiteCount {

		SiteDomain getSite();

		long getHosts();

	}

}
