package dev.wm.registry.device;

import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.registry.site.KeyOwners;
import org.springframework.stereotype.Component;

/**
 * Looks up the devices that have a public key.
 */
@Component
class DeviceKeyOwners implements KeyOwners {

	private final DeviceRepository devices;

	DeviceKeyOwners(DeviceRepository devices) {
		this.devices = devices;
	}

	@Override
	public Optional<String> holder(PublicKey key) {
		return this.devices.findByPublicKey(key).map((found) -> name(found.device().name()));
	}

	static String name(DnsLabel label) {
		return "device " + label;
	}

}
