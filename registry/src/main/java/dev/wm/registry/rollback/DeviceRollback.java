package dev.wm.registry.rollback;

import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.registry.change.Change;
import dev.wm.registry.device.DeviceService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings devices back. One that was removed comes back without a key and has to enrol
 * again; one that is there keeps its key.
 */
@Component
class DeviceRollback {

	private final DeviceService devices;

	DeviceRollback(DeviceService devices) {
		this.devices = devices;
	}

	@Nullable Change clear(ObjectRollback<Device> device) {
		if (device.now() == null || device.wanted() != null) {
			return null;
		}
		Device held = this.devices.require(device.now().name(), "revision");
		this.devices.drop(held);
		return device.done(held, null);
	}

	@Nullable Change settle(ObjectRollback<Device> device) {
		Device wanted = device.wanted();
		if (wanted == null) {
			return null;
		}
		NewDevice edit = new NewDevice(wanted.name(), wanted.type(), wanted.overlayAddress());
		if (device.now() == null) {
			return device.done(null, this.devices.add(edit));
		}
		Device held = this.devices.require(wanted.name(), "revision");
		Device back = this.devices.replace(held, edit);
		return back.equals(held) ? null : device.done(held, back);
	}

}
