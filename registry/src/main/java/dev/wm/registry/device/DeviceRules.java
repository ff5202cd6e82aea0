package dev.wm.registry.device;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.registry.site.SiteAllocation;

/**
 * The rules for a device.
 *
 * @param allocation names and overlay addresses of the hub
 */
record DeviceRules(SiteAllocation allocation) {

	Device add(NewDevice wanted) {
		this.allocation.checkName(this.allocation.site().domain().host(wanted.name()));
		return new Device(wanted.name(), this.allocation.address(wanted.overlayAddress(), null), type(wanted), null);
	}

	Device replace(Device current, NewDevice wanted) {
		this.allocation.checkName(this.allocation.site().domain().host(wanted.name()));
		IpAddress overlay = this.allocation.address(wanted.overlayAddress(), current.overlayAddress());
		return new Device(wanted.name(), overlay, type(wanted), current.publicKey(), current.rotateKey());
	}

	private static DeviceType type(NewDevice wanted) {
		return (wanted.type() != null) ? wanted.type() : DeviceType.ROAMING;
	}

}
