package dev.wm.registry.device;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Change;
import dev.wm.registry.site.SiteMember;
import dev.wm.registry.site.SiteMemberSource;
import org.springframework.stereotype.Component;

/**
 * The devices among the members of the hub.
 */
@Component
class DeviceMembers implements SiteMemberSource {

	private final DeviceRepository devices;

	DeviceMembers(DeviceRepository devices) {
		this.devices = devices;
	}

	@Override
	public List<SiteMember> at(SiteDomain site) {
		return this.devices.findSortedBySite(site.toString())
			.stream()
			.map(DeviceEntity::device)
			.map((device) -> new SiteMember(SiteMember.DEVICE, site.host(device.name()), device.overlayAddress(),
					List.of()))
			.toList();
	}

	@Override
	public List<Change> clear(SiteDomain site) {
		List<DeviceEntity> found = this.devices.findSortedBySite(site.toString());
		this.devices.deleteAll(found);
		this.devices.flush();
		return found.stream()
			.map(DeviceEntity::device)
			.map((device) -> Change.removed("device", device.name(), device))
			.toList();
	}

}
