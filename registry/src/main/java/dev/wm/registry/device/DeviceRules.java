package dev.wm.registry.device;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.registry.site.SiteAllocation;

/**
 * The rules of a device.
 *
 * @param places the names and overlay addresses of the hub
 */
record DeviceRules(SiteAllocation places) {

	Device add(NewDevice wanted) {
		this.places.checkName(this.places.site().domain().host(wanted.name()));
		return new Device(wanted.name(), this.places.address(wanted.overlayAddress(), null), type(wanted), null);
	}

	Device replace(Device held, NewDevice wanted) {
		this.places.checkName(this.places.site().domain().host(wanted.name()));
		IpAddress overlay = this.places.address(wanted.overlayAddress(), held.overlayAddress());
		return new Device(wanted.name(), overlay, type(wanted), held.publicKey(), held.rotateKey());
	}

	private static DeviceType type(NewDevice wanted) {
		return (wanted.type() != null) ? wanted.type() : DeviceType.ROAMING;
	}

}
