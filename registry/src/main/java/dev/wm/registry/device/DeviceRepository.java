package dev.wm.registry.device;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/**
 * The devices in the database. Lists are native SQL for the collation: JPQL sorts by the
 * database's locale.
 */
interface DeviceRepository extends JpaRepository<DeviceEntity, Long> {

	Optional<DeviceEntity> findByLabel(DnsLabel label);

	Optional<DeviceEntity> findByPublicKey(PublicKey publicKey);

	@NativeQuery("select * from device order by label collate \"C\"")
	List<DeviceEntity> findAllSorted();

	@NativeQuery("select * from device where site = :site order by label collate \"C\"")
	List<DeviceEntity> findSortedBySite(String site);

	/**
	 * The first rows after a name, empty for all, whose name contains a text. An empty
	 * type matches all.
	 */
	@NativeQuery("""
			select * from device
			where label collate "C" > :after and (:type = '' or type = :type) and position(:name in label) > 0
			order by label collate "C" limit :rows""")
	List<DeviceEntity> findPage(String after, String type, String name, int rows);

}
