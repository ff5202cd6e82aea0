package dev.wm.registry.device;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.change.Change;
import dev.wm.registry.site.KeyOwners;
import dev.wm.registry.site.SiteMember;
import dev.wm.registry.site.SiteMemberSource;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * The devices in the database, inside the caller's transaction.
 */
@Component
class DeviceTable implements SiteMemberSource, KeyOwners {

	private final EntityManager entities;

	DeviceTable(EntityManager entities) {
		this.entities = entities;
	}

	List<Device> all() {
		return this.entities.createQuery("select d from DeviceEntity d", DeviceEntity.class)
			.getResultStream()
			.map(DeviceEntity::device)
			// Here and not in SQL: the database sorts by its own locale.
			.sorted(Comparator.comparing(Device::name))
			.toList();
	}

	@Override
	public List<SiteMember> at(SiteDomain site) {
		return this.entities.createQuery("select d from DeviceEntity d where d.site = :site", DeviceEntity.class)
			.setParameter("site", site)
			.getResultStream()
			.map(DeviceEntity::device)
			.sorted(Comparator.comparing(Device::name))
			.map((device) -> new SiteMember(SiteMember.DEVICE, site.host(device.name()), device.overlayAddress()))
			.toList();
	}

	@Override
	public List<Change> clear(SiteDomain site) {
		List<DeviceEntity> found = this.entities
			.createQuery("select d from DeviceEntity d where d.site = :site", DeviceEntity.class)
			.setParameter("site", site)
			.getResultList();
		found.forEach(this.entities::remove);
		this.entities.flush();
		return found.stream()
			.map(DeviceEntity::device)
			.sorted(Comparator.comparing(Device::name))
			.map((device) -> Change.removed("device", device.name(), device))
			.toList();
	}

	@Override
	public Optional<String> holder(PublicKey key) {
		return this.entities.createQuery("select d from DeviceEntity d where d.publicKey = :key", DeviceEntity.class)
			.setParameter("key", key)
			.getResultStream()
			.findFirst()
			.map((device) -> holder(device.device().name()));
	}

	static String holder(DnsLabel name) {
		return "device " + name;
	}

	Optional<Device> find(DnsLabel name) {
		return entity(name).map(DeviceEntity::device);
	}

	void add(Site hub, Device device) {
		this.entities.persist(new DeviceEntity(hub, device));
	}

	void update(DnsLabel name, Device device) {
		entity(name).orElseThrow().update(device);
	}

	/**
	 * Removes a device.
	 * @return the site that its address was from
	 */
	SiteDomain remove(DnsLabel name) {
		DeviceEntity found = entity(name).orElseThrow();
		this.entities.remove(found);
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.entities.flush();
		return found.site();
	}

	private Optional<DeviceEntity> entity(DnsLabel name) {
		return this.entities.createQuery("select d from DeviceEntity d where d.label = :label", DeviceEntity.class)
			.setParameter("label", name)
			.getResultStream()
			.findFirst();
	}

}
