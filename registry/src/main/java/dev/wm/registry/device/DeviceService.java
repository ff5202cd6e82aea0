package dev.wm.registry.device;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The devices of the mesh.
 */
@Service
public class DeviceService {

	private final DeviceTable table;

	private final SiteService sites;

	private final SiteMembers tenants;

	private final ReleasedAddresses released;

	private final KeyUniqueness keys;

	private final ChangeLog ledger;

	DeviceService(DeviceTable table, SiteService sites, SiteMembers tenants, ReleasedAddresses released,
			KeyUniqueness keys, ChangeLog ledger) {
		this.table = table;
		this.sites = sites;
		this.tenants = tenants;
		this.released = released;
		this.keys = keys;
		this.ledger = ledger;
	}

	@Transactional(readOnly = true)
	public List<Device> all() {
		return this.table.all();
	}

	@Transactional(readOnly = true)
	public Optional<Device> find(DnsLabel name) {
		return this.table.find(name);
	}

	/**
	 * Finds a device that the caller relies on.
	 * @param name its label
	 * @param field the member or parameter that names it
	 * @return the device
	 */
	@Transactional(readOnly = true)
	public Device require(DnsLabel name, String field) {
		return this.table.find(name)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, field,
					"There is no device " + name + ": look at the list of devices, or create it first."));
	}

	Device create(Actor actor, NewDevice wanted) {
		SiteAllocation.refuseReserved(SiteDomain.HUB.host(wanted.name()));
		return this.ledger.write(actor, () -> {
			Device device = add(wanted);
			return new WriteResult<>(device, Change.created("device", device.name(), device));
		});
	}

	/**
	 * Adds a device as a part of the caller's write.
	 * @param wanted what is asked for
	 * @return the device
	 */
	@Transactional
	public Device add(NewDevice wanted) {
		Site hub = hub();
		Device device = plan(hub, null).add(wanted);
		this.table.add(hub, device);
		this.released.remove(device.overlayAddress());
		return device;
	}

	Device edit(Actor actor, DnsLabel name, ConditionalEdit<NewDevice> edit) {
		return this.ledger.write(actor, () -> {
			Device held = require(name, "name");
			Device device = replace(held,
					edit.of(held, new NewDevice(held.name(), held.type(), held.overlayAddress())));
			return WriteResult.edited("device", Device::name, held, device);
		});
	}

	/**
	 * Replaces a device as a part of the caller's write.
	 * @param held the device as it is
	 * @param wanted what is asked for
	 * @return the device as it is from now on
	 */
	@Transactional
	public Device replace(Device held, NewDevice wanted) {
		Site hub = hub();
		Device device = plan(hub, held.name()).replace(held, wanted);
		this.table.update(held.name(), device);
		this.released.move(hub.domain(), held.overlayAddress(), device.overlayAddress());
		return device;
	}

	/**
	 * Gives a device the key that it made, as a part of the caller's write.
	 * @param held the device as it is
	 * @param key its key
	 * @return the device as it is from now on
	 */
	@Transactional
	public Device key(Device held, PublicKey key) {
		this.keys.refuseTaken(key, DeviceTable.holder(held.name()));
		boolean rotate = held.rotateKey() && key.equals(held.publicKey());
		Device device = new Device(held.name(), held.overlayAddress(), held.type(), key, rotate);
		this.table.update(held.name(), device);
		return device;
	}

	void renewKey(Caller.EnrolledDevice itself, PublicKey key) {
		this.ledger.write(itself.actor(), () -> {
			Device held = require(itself.device(), "device");
			return WriteResult.edited("device", Device::name, held, key(held, key));
		});
	}

	Device rotate(Actor actor, DnsLabel name) {
		return this.ledger.write(actor, () -> {
			Device held = require(name, "name");
			if (held.publicKey() == null) {
				throw new RefusedException(ProblemCode.NOT_FOUND, "name",
						"The device " + name + " has no key yet: it makes one when it enrols.");
			}
			Device device = new Device(held.name(), held.overlayAddress(), held.type(), held.publicKey(), true);
			this.table.update(name, device);
			return WriteResult.edited("device", Device::name, held, device);
		});
	}

	Device remove(Actor actor, DnsLabel name, IfMatch match) {
		return this.ledger.write(actor, () -> {
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
		SiteDomain hub = this.table.remove(device.name());
		this.released.add(hub, device.overlayAddress());
	}

	private DeviceRules plan(Site hub, @Nullable DnsLabel itself) {
		return new DeviceRules(new SiteAllocation(hub,
				this.tenants.at(hub.domain())
					.stream()
					.filter((tenant) -> itself == null || !tenant.name().equals(hub.domain().host(itself)))
					.toList(),
				this.released.oldestFirst(hub.domain())));
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
