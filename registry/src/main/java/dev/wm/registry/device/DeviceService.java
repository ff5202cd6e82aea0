package dev.wm.registry.device;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.ReleasedAddresses;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.KeyUniqueness;
import dev.wm.registry.site.SiteAllocation;
import dev.wm.registry.site.SiteMembers;
import dev.wm.registry.site.SiteService;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and writes the devices.
 */
@Service
public class DeviceService {

	private final DeviceRepository repository;

	private final SiteService sites;

	private final SiteMembers members;

	private final ReleasedAddresses released;

	private final KeyUniqueness keys;

	private final ChangeLog changeLog;

	DeviceService(DeviceRepository repository, SiteService sites, SiteMembers members, ReleasedAddresses released,
			KeyUniqueness keys, ChangeLog changeLog) {
		this.repository = repository;
		this.sites = sites;
		this.members = members;
		this.released = released;
		this.keys = keys;
		this.changeLog = changeLog;
	}

	@Transactional(readOnly = true)
	public List<Device> all() {
		return this.repository.findAllSorted().stream().map(DeviceEntity::device).toList();
	}

	@Transactional(readOnly = true)
	public Listing<Device> page(PageParameters page, @Nullable DeviceType type) {
		DnsLabel after = page.after(DnsLabel::parse);
		List<DeviceEntity> rows = this.repository.findPage((after != null) ? after.toString() : "",
				(type != null) ? type.toString() : "", page.name(), page.rows());
		return page.of(rows.stream().map(DeviceEntity::device).toList(), Device::name);
	}

	@Transactional(readOnly = true)
	public Optional<Device> find(DnsLabel name) {
		return this.repository.findByLabel(name).map(DeviceEntity::device);
	}

	/**
	 * Reads a device that has to exist.
	 * @param name its label
	 * @param field the member or parameter that names it
	 * @return the device
	 */
	@Transactional(readOnly = true)
	public Device require(DnsLabel name, String field) {
		return find(name).orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, field,
				"There is no device " + name + ": see wm list-devices, or add it with wm add-device."));
	}

	Device create(Actor actor, NewDevice wanted) {
		SiteAllocation.refuseReserved(SiteDomain.HUB.host(wanted.name()));
		return this.changeLog.write(actor, () -> {
			Device device = add(wanted);
			return new WriteResult<>(device, Change.created("device", device.name(), device));
		});
	}

	/**
	 * Adds a device as a part of the caller's write.
	 * @param wanted the requested device
	 * @return the device
	 */
	@Transactional
	public Device add(NewDevice wanted) {
		Site hub = hub();
		Device device = rules(hub, null).add(wanted);
		this.repository.save(new DeviceEntity(hub, device));
		this.released.remove(device.overlayAddress());
		return device;
	}

	Device edit(Actor actor, DnsLabel name, ConditionalEdit<NewDevice> edit) {
		return this.changeLog.write(actor, () -> {
			Device current = require(name, "name");
			Device device = replace(current,
					edit.apply(current, new NewDevice(current.name(), current.type(), current.overlayAddress())));
			return WriteResult.edited("device", Device::name, current, device);
		});
	}

	/**
	 * Replaces a device as a part of the caller's write.
	 * @param wanted the requested device
	 * @return the new device
	 * @param current the device as it is
	 */
	@Transactional
	public Device replace(Device current, NewDevice wanted) {
		Site hub = hub();
		Device device = rules(hub, current.name()).replace(current, wanted);
		entity(current.name()).update(device);
		this.released.move(hub.domain(), current.overlayAddress(), device.overlayAddress());
		return device;
	}

	/**
	 * Stores a device's public key as a part of the caller's write.
	 * @param key the key
	 * @return the new device
	 * @param current the device as it is
	 */
	@Transactional
	public Device key(Device current, PublicKey key) {
		this.keys.refuseTaken(key, DeviceKeyOwners.name(current.name()));
		boolean rotate = current.rotateKey() && key.equals(current.publicKey());
		Device device = new Device(current.name(), current.overlayAddress(), current.type(), key, rotate);
		entity(current.name()).update(device);
		return device;
	}

	Device rotate(Actor actor, DnsLabel name) {
		return this.changeLog.write(actor, () -> {
			Device current = require(name, "name");
			if (current.publicKey() == null) {
				throw new RefusedException(ProblemCode.NOT_FOUND, "name",
						"The device " + name + " has no key yet: it makes one when it enrols.");
			}
			Device device = new Device(current.name(), current.overlayAddress(), current.type(), current.publicKey(),
					true);
			entity(name).update(device);
			return WriteResult.edited("device", Device::name, current, device);
		});
	}

	Device remove(Actor actor, DnsLabel name, IfMatch match) {
		return this.changeLog.write(actor, () -> {
			Device device = require(name, "name");
			match.check(device);
			drop(device);
			return new WriteResult<>(device, Change.removed("device", name, device));
		});
	}

	/**
	 * Removes a device as a part of the caller's write.
	 * @param device the device as it is
	 */
	@Transactional
	public void drop(Device device) {
		DeviceEntity found = entity(device.name());
		this.repository.delete(found);
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.repository.flush();
		this.released.add(found.site(), device.overlayAddress());
	}

	private DeviceRules rules(Site hub, @Nullable DnsLabel edited) {
		return new DeviceRules(new SiteAllocation(hub,
				this.members.at(hub.domain())
					.stream()
					.filter((member) -> edited == null || !member.name().equals(hub.domain().host(edited)))
					.toList(),
				this.released.oldestFirst(hub.domain())));
	}

	private DeviceEntity entity(DnsLabel name) {
		return this.repository.findByLabel(name).orElseThrow();
	}

	private Site hub() {
		return this.sites.all()
			.stream()
			.filter(Site::hub)
			.findFirst()
			.orElseThrow(() -> new RefusedException(ProblemCode.NO_HUB,
					"Devices connect to the hub, and this mesh has none yet: create a site with \"hub\": true first."));
	}

}
